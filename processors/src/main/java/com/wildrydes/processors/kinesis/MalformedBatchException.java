package com.wildrydes.processors.kinesis;

import java.io.IOException;

/// What was handed in is not a Kinesis event as Lambda sends it. To try again is of no use.
public final class MalformedBatchException extends IOException {

    MalformedBatchException(String rule) {
        super(rule);
    }

    MalformedBatchException(String rule, Throwable cause) {
        super(rule, cause);
    }
}
