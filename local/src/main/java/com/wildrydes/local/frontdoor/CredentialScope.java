package com.wildrydes.local.frontdoor;

import org.jspecify.annotations.Nullable;

/// What a request's signature says of its target. The signature itself is not checked: any credentials will do.
///
/// Signature Version 4 (AWS, "Authenticating Requests"): `Credential=KEY/20260131/us-east-1/kinesis/aws4_request`;
/// version 4A leaves out the region. A presigned URL carries the same in the parameter X-Amz-Credential.
///
/// @param region empty where the scope has none
record CredentialScope(String region, String service) {
    private static final String CREDENTIAL = "Credential=";

    static @Nullable CredentialScope of(@Nullable String authorization, @Nullable String credentialParameter) {
        if (authorization != null) {
            int start = authorization.indexOf(CREDENTIAL);
            if (start >= 0) {
                int from = start + CREDENTIAL.length();
                int end = from;
                while (end < authorization.length()
                        && authorization.charAt(end) != ','
                        && authorization.charAt(end) != ' ') {
                    end++;
                }
                return parse(authorization.substring(from, end));
            }
        }
        return credentialParameter == null ? null : parse(credentialParameter);
    }

    /// An access key may itself hold slashes: the scope is read from its end.
    private static @Nullable CredentialScope parse(String credential) {
        String[] parts = credential.split("/", -1);
        int last = parts.length - 1;
        if (last < 3 || !parts[last].equals("aws4_request")) {
            return null;
        }
        boolean hasRegion = last >= 4 && parts[last - 3].chars().allMatch(Character::isDigit);
        return new CredentialScope(hasRegion ? parts[last - 2] : "", parts[last - 1]);
    }
}
