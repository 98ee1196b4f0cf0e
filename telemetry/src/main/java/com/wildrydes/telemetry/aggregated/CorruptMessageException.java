package com.wildrydes.telemetry.aggregated;

/// The bytes are not the protobuf message that they should be.
final class CorruptMessageException extends Exception {

    CorruptMessageException(String message) {
        super(message);
    }

    CorruptMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
