package com.wildrydes.athenaqueries.execution;

import java.time.Duration;

/// How far a statement is.
///
/// @param state as Athena calls it: QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED
/// @param bytesScanned so far
/// @param elapsed since it was asked for
public record Progress(String state, long bytesScanned, Duration elapsed) {}
