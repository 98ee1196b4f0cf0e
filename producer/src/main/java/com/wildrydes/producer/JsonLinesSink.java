package com.wildrydes.producer;

import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/// Writes events as JSON lines, byte for byte what goes on the stream. Passes on what it holds whenever no event is
/// due, so that a reader of a pipe sees events in time. For one thread; closes the stream it writes to.
public final class JsonLinesSink implements EventSink, Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int end;

    public JsonLinesSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void accept(StatusEvent event) throws IOException {
        if (end > BUFFER_BYTES - StatusEventCodec.MAX_ENCODED_LENGTH) {
            drain();
        }
        end = StatusEventCodec.encode(event, buffer, end);
    }

    @Override
    public void idle() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            drain();
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, end);
        end = 0;
    }
}
