package com.wildrydes.local.firehose;

/// What became of one record of a put.
public sealed interface PutOutcome {

    /// It is on the disk, and will be delivered.
    record Accepted(String recordId) implements PutOutcome {}

    /// Nothing was stored; the caller should try again.
    ///
    /// @param code `ServiceUnavailableException` or `InternalFailure`
    record Refused(String code, String message) implements PutOutcome {
        static final String THROTTLED = "ServiceUnavailableException";
        static final String SLOW_DOWN = "Slow down.";

        static Refused slowDown() {
            return new Refused(THROTTLED, SLOW_DOWN);
        }

        static Refused internal(Throwable cause) {
            return new Refused("InternalFailure", "The record could not be stored: " + cause);
        }

        boolean isThrottle() {
            return code.equals(THROTTLED);
        }
    }
}
