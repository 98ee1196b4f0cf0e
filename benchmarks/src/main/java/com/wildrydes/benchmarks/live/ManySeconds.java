package com.wildrydes.benchmarks.live;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/// What Lambda tells an invocation that has time.
record ManySeconds() implements Context {

    @Override
    public int getRemainingTimeInMillis() {
        return 20_000;
    }

    @Override
    public String getAwsRequestId() {
        return "1";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/Api";
    }

    @Override
    public String getLogStreamName() {
        return "benchmark";
    }

    @Override
    public String getFunctionName() {
        return "Api";
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:Api";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("HTTP has no such identity");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("HTTP has no such client");
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1_769;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("the handler logs to its own stream");
    }
}
