package com.wildrydes.local.lambda.service;

/// A request that Lambda refuses, and why.
public abstract sealed class LambdaException extends Exception {
    private static final long serialVersionUID = 1;

    private LambdaException(String message) {
        super(message);
    }

    /// A function, mapping, stream or destination is not there.
    public static final class NotFound extends LambdaException {
        private static final long serialVersionUID = 1;

        public NotFound(String message) {
            super(message);
        }
    }

    /// It is there already.
    public static final class Conflict extends LambdaException {
        private static final long serialVersionUID = 1;

        public Conflict(String message) {
            super(message);
        }
    }

    /// It is being changed.
    public static final class InUse extends LambdaException {
        private static final long serialVersionUID = 1;

        public InUse(String message) {
            super(message);
        }
    }

    /// A value is outside its rule.
    public static final class Invalid extends LambdaException {
        private static final long serialVersionUID = 1;

        public Invalid(String message) {
            super(message);
        }
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
