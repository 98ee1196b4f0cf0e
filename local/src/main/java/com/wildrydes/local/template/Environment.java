package com.wildrydes.local.template;

/// Where the stack is deployed: what the pseudo parameters say.
///
/// @param accountId 12 digits
/// @param region such as `us-east-1`
public record Environment(String accountId, String region, String stackName) {

    /// The ARN of something in this account and region.
    String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }

    /// The stack's own ARN.
    public String stackId() {
        return arn("cloudformation", "stack/" + stackName + "/00000000-0000-0000-0000-000000000000");
    }
}
