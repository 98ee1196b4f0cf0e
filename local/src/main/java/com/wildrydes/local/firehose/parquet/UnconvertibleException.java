package com.wildrydes.local.firehose.parquet;

/// A record that cannot be converted, for good. Its message is what AWS would call `lastErrorMessage`.
public final class UnconvertibleException extends Exception {
    private static final long serialVersionUID = 1;

    /// Why.
    public enum Reason {
        /// It is no JSON, or not objects one after the other.
        PARSE_ERROR("DataFormatConversion.ParseError"),
        /// A value does not fit its column.
        MALFORMED_DATA("DataFormatConversion.MalformedData");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// AWS's `lastErrorCode`.
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    private UnconvertibleException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static UnconvertibleException noJson(String problem) {
        return new UnconvertibleException(Reason.PARSE_ERROR, "Encountered malformed JSON. " + problem);
    }

    static UnconvertibleException mismatch(String problem) {
        return new UnconvertibleException(Reason.MALFORMED_DATA, "Data does not match the schema. " + problem);
    }

    private UnconvertibleException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Always there.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
