package com.wildrydes.local.sns;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.LocalPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What was published, at `/_local/sns`, each topic's newest messages first. Thread-safe.
///
/// ```
/// GET /_local/sns?limit=1        20 messages a topic unless told otherwise
/// {"topics":[{"topicArn":"arn:aws:sns:us-east-1:000000000000:UnicornAlerts","published":2,"messages":[
///   {"number":2,"messageId":"…","publishedAt":"2026-07-21T09:15:00.123Z","subject":"…","message":"…",
///    "attributes":{"vital":{"type":"String","value":"healthPoints"}}}]}]}
/// ```
public final class SnsPage implements LocalPage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LIMIT = 20;

    private final Sns sns;

    public SnsPage(Sns sns) {
        this.sns = sns;
    }

    @Override
    public String name() {
        return "sns";
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException, IOException {
        if (!request.method().equals("GET")) {
            throw new AwsException("MethodNotAllowed", "/_local/sns takes GET, not " + request.method(), 405);
        }
        int limit = limit(request);
        var topics = new ArrayList<TopicDocument>();
        for (Topic topic : sns.topics()) {
            topics.add(new TopicDocument(topic.arn(), topic.published(), topic.newest(limit)));
        }
        return AwsResponse.ok("application/json", JSON.writeValueAsBytes(new Document(topics)));
    }

    private static int limit(AwsRequest request) throws AwsException {
        String limit = request.queryParameter("limit");
        if (limit == null) {
            return LIMIT;
        }
        if (!limit.matches("[0-9]{1,6}")) {
            throw new AwsException("BadRequest", "limit must be a number from 0 to 999999: " + limit, 400);
        }
        return Integer.parseInt(limit);
    }

    private record Document(List<TopicDocument> topics) {}

    private record TopicDocument(String topicArn, long published, List<SnsMessage> messages) {}
}
