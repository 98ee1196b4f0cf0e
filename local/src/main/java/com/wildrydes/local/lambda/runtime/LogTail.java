package com.wildrydes.local.lambda.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The last 4 KB of what one invocation logged (Lambda API reference, Invoke, `LogResult`). Thread-safe.
final class LogTail {
    private static final int LIMIT_BYTES = 4096;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    synchronized void line(String line) {
        kept.writeBytes((line + '\n').getBytes(StandardCharsets.UTF_8));
        if (kept.size() > 4 * LIMIT_BYTES) {
            byte[] tail = bytes();
            kept.reset();
            kept.writeBytes(tail);
        }
    }

    synchronized byte[] bytes() {
        byte[] all = kept.toByteArray();
        return all.length <= LIMIT_BYTES ? all : Arrays.copyOfRange(all, all.length - LIMIT_BYTES, all.length);
    }
}
