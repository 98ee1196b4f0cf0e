package com.wildrydes.local.athena.execution;

/// What became of an execution that ran to its end.
sealed interface Outcome {

    record Succeeded(ExecutionResult result) implements Outcome {}

    record Failed(ExecutionError error) implements Outcome {}

    /// It scanned more than its workgroup allows.
    record OverCutoff() implements Outcome {}
}
