package com.wildrydes.producer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wildrydes.telemetry.aggregated.HashKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// The writer through the real SDK client, over HTTP, against a scripted Kinesis.
abstract class WriterOverHttp {
    static final int SHARDS = 3;
    static final Duration LONG = Duration.ofSeconds(30);

    final ModelStream stream = new ModelStream(SHARDS);
    final FakeKinesis kinesis = new FakeKinesis(stream);
    KinesisClient client = kinesis.client();
    final Map<String, List<String>> written = new LinkedHashMap<>();
    final List<Unsent> unsent = new ArrayList<>();
    final UnsentSink sink = (key, data, offset, length, reason) ->
            unsent.add(new Unsent(key, new String(data, offset, length, UTF_8), reason));
    final WriterSettings settings = WriterSettings.of("wildrydes")
            .withLinger(Duration.ofMillis(5))
            .withBackoff(Duration.ofMillis(1), Duration.ofMillis(20));
    int number;

    record Unsent(String key, String payload, String reason) {}

    @AfterEach
    void stop() {
        client.close();
        kinesis.close();
    }

    void write(StreamWriter writer, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            write(writer, "unicorn-" + number % 17, "event " + number++);
        }
    }

    void write(StreamWriter writer, String key, String payload) throws InterruptedException {
        written.computeIfAbsent(key, k -> new ArrayList<>()).add(payload);
        byte[] data = ("<<" + payload + ">>").getBytes(UTF_8);
        writer.write(key, data, 2, data.length - 4);
    }

    /// A key that the shard with this index owns.
    String keyOf(int shard) {
        for (int i = 0; ; i++) {
            String key = "key-" + i;
            if (stream.map().indexOf(HashKey.of(key)) == shard) {
                return key;
            }
        }
    }
}
