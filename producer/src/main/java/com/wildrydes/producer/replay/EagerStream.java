package com.wildrydes.producer.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/// A stream whose `available()` is 0 at its end only, and waits to find out.
///
/// `GZIPInputStream` looks for a further member only when bytes are available: over a plain pipe, between two writes,
/// it would take a member's end for the file's, and lose the rest in silence.
final class EagerStream extends FilterInputStream {

    private final PushbackInputStream source;

    EagerStream(InputStream in) {
        this(new PushbackInputStream(in));
    }

    private EagerStream(PushbackInputStream source) {
        super(source);
        this.source = source;
    }

    @Override
    public int available() throws IOException {
        int next = source.read();
        if (next < 0) {
            return 0;
        }
        source.unread(next);
        return Math.max(1, source.available());
    }
}
