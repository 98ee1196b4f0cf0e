package com.wildrydes.local.athena.engine;

import org.jspecify.annotations.Nullable;

/// Why a statement did not run to its end.
public sealed interface QueryFailure {

    /// One line for people. Of what Trino says, unchanged: `line 1:8: Column 'nope' cannot be resolved`.
    String message();

    /// The name of the error among Trino's (`StandardErrorCode`), such as `COLUMN_NOT_FOUND`.
    String name();

    /// Where in a statement's text; both count from 1.
    record Position(int line, int column) {}

    /// The text is no SQL.
    record SyntaxError(Position position, String message) implements QueryFailure {
        @Override
        public String name() {
            return "SYNTAX_ERROR";
        }
    }

    /// The statement asks for what cannot be: unknown names, wrong types, a division by zero, a missing parameter.
    ///
    /// @param position null where the error has no place in the text
    record SemanticError(String name, @Nullable Position position, String message) implements QueryFailure {}

    /// What is stored cannot be read or written: a corrupt file, a bucket that is gone.
    ///
    /// @param location `s3://…`, as the message names it; null where it names none
    record StorageError(String name, @Nullable String location, String message) implements QueryFailure {}

    /// The statement needs more memory than the engine has or gives to one statement.
    record OutOfMemory(String name, String message) implements QueryFailure {}

    record Cancelled(String message) implements QueryFailure {
        @Override
        public String name() {
            return "USER_CANCELED";
        }
    }

    /// The engine did not start, died, or failed in itself. The statement may succeed when it is run again.
    record EngineError(String name, String message) implements QueryFailure {}
}
