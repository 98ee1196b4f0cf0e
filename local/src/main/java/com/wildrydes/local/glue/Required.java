package com.wildrydes.local.glue;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;

/// The members that a request must have.
final class Required {
    private Required() {}

    static String text(JsonInput input, String name) throws AwsException {
        return input.text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
    }

    static JsonInput structure(JsonInput input, String name) throws AwsException {
        return input.structure(name).orElseThrow(() -> missing(name));
    }

    private static AwsException missing(String name) {
        return new AwsException("InvalidInputException", name + " must be given", 400);
    }
}
