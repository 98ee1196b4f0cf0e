package com.wildrydes.local.lambda.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What a process writes, line by line.
///
/// A reader that blocks cannot tell when everything is read that was written before a moment. This one asks how much is
/// there, so that [#drain] can: what a handler printed before it answered is then in the log before its END line.
final class OutputLines {

    /// Longer lines are cut into pieces, as Lambda cuts log events (CloudWatch Logs quotas: 1 MB an event).
    static final int MAX_LINE_BYTES = 1024 * 1024;

    private static final long POLL_MS = 50;

    private final InputStream in;
    private final BooleanSupplier writerAlive;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8192];
    private long drainsAsked;
    private long drainsDone;
    private boolean ended;

    /// @param writerAlive whether more may come
    OutputLines(InputStream in, BooleanSupplier writerAlive, Consumer<String> lines) {
        this.in = in;
        this.writerAlive = writerAlive;
        this.lines = lines;
    }

    /// Reads until the writer has ended and all is read.
    void run() throws IOException, InterruptedException {
        try {
            boolean alive = true;
            while (alive) {
                long asked = drainsAsked();
                alive = writerAlive.getAsBoolean();
                readAvailable();
                settle(asked);
                if (alive) {
                    pause(asked);
                }
            }
            readToEnd();
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    /// Waits until every line is passed on that was written before this call.
    synchronized void drain() throws InterruptedException {
        long mine = ++drainsAsked;
        notifyAll();
        while (drainsDone < mine && !ended) {
            wait();
        }
    }

    private synchronized long drainsAsked() {
        return drainsAsked;
    }

    private synchronized void settle(long asked) {
        drainsDone = asked;
        notifyAll();
    }

    @SuppressWarnings("WaitNotInLoop") // to wake too early costs one look at the pipe
    private synchronized void pause(long asked) throws InterruptedException {
        if (drainsAsked == asked) {
            wait(POLL_MS);
        }
    }

    private void readAvailable() throws IOException {
        for (int available = in.available(); available > 0; available = in.available()) {
            take(in.read(buffer, 0, Math.min(available, buffer.length)));
        }
    }

    private void readToEnd() throws IOException {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            take(count);
        }
        if (line.size() > 0) {
            emit();
        }
    }

    private void take(int count) {
        int from = 0;
        for (int at = 0; at < count; at++) {
            if (buffer[at] == '\n' || line.size() + at - from >= MAX_LINE_BYTES) {
                boolean atLineEnd = buffer[at] == '\n';
                line.write(buffer, from, at - from);
                from = atLineEnd ? at + 1 : at;
                emit();
            }
        }
        if (count > from) {
            line.write(buffer, from, count - from);
        }
    }

    private void emit() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
