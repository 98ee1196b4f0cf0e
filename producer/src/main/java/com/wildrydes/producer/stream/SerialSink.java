package com.wildrydes.producer.stream;

import com.wildrydes.telemetry.aggregated.UserRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands events to an [UnsentSink], one thread at a time. Once the sink has failed it is left alone, and the
/// failure is kept for [StreamWriter#close] to throw.
final class SerialSink {

    private final UnsentSink sink;
    private @Nullable RuntimeException failure;

    SerialSink(UnsentSink sink) {
        this.sink = sink;
    }

    synchronized void accept(String partitionKey, byte[] data, int offset, int length, String reason) {
        if (failure != null) {
            return;
        }
        try {
            sink.unsent(partitionKey, data, offset, length, reason);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    void accept(List<GivenUp> records) {
        for (GivenUp givenUp : records) {
            for (UserRecord event : givenUp.record().members()) {
                accept(event.partitionKey(), event.data(), event.offset(), event.length(), givenUp.reason());
            }
        }
    }

    /// What the sink threw.
    synchronized @Nullable RuntimeException failure() {
        return failure;
    }
}
