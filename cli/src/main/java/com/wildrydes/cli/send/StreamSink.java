package com.wildrydes.cli.send;

import com.wildrydes.producer.EventSink;
import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;

/// Puts events on the stream, each under its unicorn's name. For one thread.
public final class StreamSink implements EventSink {
    private final StreamWriter writer;
    private final byte[] buffer = new byte[StatusEventCodec.MAX_ENCODED_LENGTH];

    public StreamSink(StreamWriter writer) {
        this.writer = writer;
    }

    @Override
    public void accept(StatusEvent event) throws InterruptedException {
        int end = StatusEventCodec.encode(event, buffer, 0);
        writer.write(event.name(), buffer, 0, end);
    }
}
