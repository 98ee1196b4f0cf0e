package com.wildrydes.local.sts;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import com.wildrydes.local.frontdoor.XmlDocument;

/// STS GetCallerIdentity: whoever asks is the root of the one account there is. Thread-safe.
public final class StsService implements AwsService {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private final String accountId;

    /// The STS of one account.
    ///
    /// @param accountId 12 digits
    public StsService(String accountId) {
        this.accountId = accountId;
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException {
        if (!request.operation().equals("GetCallerIdentity")) {
            throw new AwsException("InvalidAction", "STS here has no operation " + request.operation(), 400);
        }
        byte[] body = new XmlDocument()
                .open("GetCallerIdentityResponse", NAMESPACE)
                .open("GetCallerIdentityResult")
                .text("UserId", accountId)
                .text("Account", accountId)
                .text("Arn", "arn:aws:iam::" + accountId + ":root")
                .close()
                .open("ResponseMetadata")
                .text("RequestId", request.id())
                .close()
                .close()
                .bytes();
        return AwsResponse.ok(AwsProtocol.QUERY.contentType(), body);
    }
}
