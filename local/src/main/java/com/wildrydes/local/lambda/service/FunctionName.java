package com.wildrydes.local.lambda.service;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A function as callers name it: `Aggregator`, `Aggregator:$LATEST`, `123456789012:function:Aggregator` or its ARN.
record FunctionName(String name, String qualifier) {
    static final String LATEST = "$LATEST";

    private static final Pattern FORM = Pattern.compile("(?:(?:arn:[a-z-]+:lambda:[a-z0-9-]+:)?(?:\\d{12}:)function:)?"
            + "(?<name>[a-zA-Z0-9-_]+)(?::(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

    static FunctionName of(String text) throws LambdaException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new LambdaException.Invalid(
                    "FunctionName must be a name, a name with a qualifier, or an ARN: " + text);
        }
        String qualifier = matcher.group("qualifier");
        return new FunctionName(matcher.group("name"), qualifier == null ? LATEST : qualifier);
    }
}
