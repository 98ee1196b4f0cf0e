package com.wildrydes.local.athena.execution;

import com.wildrydes.local.athena.engine.QueryFailure;

/// What the engine and the catalog say, as Athena says it: the error's name in front, its number from the error
/// catalog.
final class Failures {
    private static final int INTERNAL = 200;
    private static final int EXHAUSTED = 0;
    private static final int RESULT_NOT_WRITTEN = 401;
    private static final int USER = 1000;
    private static final int DATA = 1001;
    private static final int DDL = 1003;
    private static final int SYNTAX = 1006;

    private Failures() {}

    static ExecutionError of(QueryFailure failure) {
        String message = failure.name() + ": " + failure.message();
        return switch (failure) {
            case QueryFailure.SyntaxError _ -> user(SYNTAX, message);
            case QueryFailure.SemanticError semantic -> user(semantic.position() == null ? USER : SYNTAX, message);
            case QueryFailure.StorageError _ -> user(DATA, message);
            case QueryFailure.OutOfMemory _ -> new ExecutionError(ExecutionError.SYSTEM, EXHAUSTED, false, message);
            case QueryFailure.Cancelled _, QueryFailure.EngineError _ ->
                new ExecutionError(ExecutionError.SYSTEM, INTERNAL, true, message);
        };
    }

    static ExecutionError ddl(String message) {
        return user(DDL, message);
    }

    static ExecutionError notWritten(String address, String why) {
        return user(RESULT_NOT_WRITTEN, "The result could not be written to " + address + ": " + why);
    }

    static ExecutionError internal(String message) {
        return new ExecutionError(ExecutionError.SYSTEM, INTERNAL, true, message);
    }

    /// Its stack ended before it did.
    static ExecutionError stopped() {
        return internal("The local stack stopped while the query ran: run it again");
    }

    private static ExecutionError user(int type, String message) {
        return new ExecutionError(ExecutionError.USER, type, false, message);
    }
}
