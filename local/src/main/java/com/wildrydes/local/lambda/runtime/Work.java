package com.wildrydes.local.lambda.runtime;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One invocation on its way through a function process.
///
/// @param clientContext JSON from the caller of Invoke; null without one
/// @param answer completed once
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Work(
        String requestId,
        byte[] event,
        Instant deadline,
        @Nullable String clientContext,
        CompletableFuture<Answer> answer) {}
