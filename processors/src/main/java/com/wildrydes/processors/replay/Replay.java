package com.wildrydes.processors.replay;

/// A replay that was asked for.
///
/// @param id the execution of its query in Athena
public record Replay(String id, ReplayRange range, ReplayState state) {}
