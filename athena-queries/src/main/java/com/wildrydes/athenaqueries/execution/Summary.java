package com.wildrydes.athenaqueries.execution;

import java.time.Duration;

/// What a statement has done.
///
/// @param rows of the result
/// @param elapsed from its start to its result's last row
/// @param bytesScanned what Athena bills for
public record Summary(long rows, Duration elapsed, long bytesScanned) {}
