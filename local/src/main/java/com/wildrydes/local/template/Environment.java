package com.wildrydes.local.template;

import java.net.URI;

/// Where the stack is deployed: what the pseudo parameters say.
///
/// @param accountId 12 digits
/// @param region such as `us-east-1`
/// @param web where HTTP APIs are served, such as `http://localhost:8080`
public record Environment(String accountId, String region, String stackName, URI web) {
    private static final URI NOWHERE = URI.create("http://localhost");

    /// Where nothing serves HTTP APIs.
    public Environment(String accountId, String region, String stackName) {
        this(accountId, region, stackName, NOWHERE);
    }

    /// The same with HTTP APIs served at an address.
    public Environment withWeb(URI address) {
        return new Environment(accountId, region, stackName, address);
    }

    /// The ARN of something in this account and region.
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }

    /// The stack's own ARN.
    public String stackId() {
        return arn("cloudformation", "stack/" + stackName + "/00000000-0000-0000-0000-000000000000");
    }
}
