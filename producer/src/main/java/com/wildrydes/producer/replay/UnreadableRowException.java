package com.wildrydes.producer.replay;

/// Says why a row is not an event: the rule and the value.
final class UnreadableRowException extends Exception {

    UnreadableRowException(String reason) {
        // Thrown row by row, and caught at once: a stack trace would tell nothing, and cost more than the row.
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
