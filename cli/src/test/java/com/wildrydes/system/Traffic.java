package com.wildrydes.system;

import com.wildrydes.producer.stream.StreamWriter;
import com.wildrydes.telemetry.StatusEvent;
import com.wildrydes.telemetry.StatusEventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What a test's own unicorns send, decided by a seed: events in order, doubled, contradicted, out of order and hours
/// late, and among them what is no event.
///
/// All names begin with the prefix. Not thread-safe.
final class Traffic {
    /// Long ago, so that no clock matters.
    static final Instant START = Instant.parse("2025-07-21T09:15:00Z");

    private static final List<String> NAMES =
            List.of("Shadowfax", "Bucéphale", "🦄", "\"Quoted\"", "Back\\slash", "Öland");

    private final String prefix;
    private final Ledger ledger;
    private final Random random;
    private final long[] clocks;
    private final List<StatusEvent> sent = new ArrayList<>();
    private long poisons;

    /// What is sent under a key.
    record Message(String key, byte[] payload) {
        void writeTo(StreamWriter writer) {
            try {
                writer.write(key, payload, 0, payload.length);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted before " + key + " was written", e);
            }
        }
    }

    /// @param ledger is told what is no event
    Traffic(String prefix, int unicorns, long seed, Ledger ledger) {
        this.prefix = prefix;
        this.ledger = ledger;
        random = new Random(seed);
        clocks = new long[unicorns];
        for (int i = 0; i < unicorns; i++) {
            clocks[i] = START.toEpochMilli() + random.nextInt(60_000);
        }
    }

    /// The next messages, one in twenty of which is no event.
    List<Message> next(int count) {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < count; i++) {
            messages.add(random.nextInt(20) == 0 ? poison() : message(event()));
        }
        return messages;
    }

    /// The next messages, all of them events.
    List<Message> events(int count) {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < count; i++) {
            messages.add(message(event()));
        }
        return messages;
    }

    /// One more event of every unicorn, newer than all before.
    List<Message> newest() {
        return IntStream.range(0, clocks.length)
                .mapToObj(unicorn -> message(inOrder(unicorn)))
                .toList();
    }

    /// One event of a unicorn that sends no other.
    Message single(String name) {
        return message(event(prefix + name, START.toEpochMilli()));
    }

    static Message message(StatusEvent event) {
        return new Message(event.name(), StatusEventCodec.encode(event));
    }

    private StatusEvent event() {
        StatusEvent event = switch (random.nextInt(20)) {
            case 0, 1 -> doubled();
            case 2 -> contradicted();
            case 3, 4 -> outOfOrder(Duration.ofMinutes(3));
            case 5 -> outOfOrder(Duration.ofHours(30));
            default -> inOrder();
        };
        sent.add(event);
        return event;
    }

    private StatusEvent inOrder() {
        return inOrder(random.nextInt(clocks.length));
    }

    private StatusEvent inOrder(int unicorn) {
        clocks[unicorn] += 200 + random.nextInt(2_000);
        return event(name(unicorn), clocks[unicorn]);
    }

    private StatusEvent outOfOrder(Duration atMost) {
        int unicorn = random.nextInt(clocks.length);
        return event(name(unicorn), clocks[unicorn] - random.nextLong(atMost.toMillis()));
    }

    private StatusEvent doubled() {
        return sent.isEmpty() ? inOrder() : sent.get(random.nextInt(sent.size()));
    }

    /// The same identity with other content: the first counts.
    private StatusEvent contradicted() {
        if (sent.isEmpty()) {
            return inOrder();
        }
        StatusEvent first = sent.get(random.nextInt(sent.size()));
        return event(first.name(), first.statusTimeMs());
    }

    private StatusEvent event(String name, long timeMs) {
        return new StatusEvent(
                name,
                timeMs,
                random.nextDouble(-90, 90),
                random.nextDouble(-180, 180),
                random.nextDouble(0, 40),
                random.nextInt(60, 200),
                random.nextInt(60, 200));
    }

    private String name(int unicorn) {
        return prefix + NAMES.get(unicorn % NAMES.size()) + unicorn;
    }

    /// What is no event, each for another reason and with a number of its own.
    Message poison() {
        long number = poisons++;
        String name = name(random.nextInt(clocks.length));
        byte[] good = StatusEventCodec.encode(event(name, START.toEpochMilli()));
        String json = "{\"Number\":" + number + "," + new String(good, StandardCharsets.UTF_8).substring(1);
        byte[] payload = switch ((int) (number % 10)) {
            case 0 -> utf8(json.substring(0, json.length() - 10));
            case 1 -> utf8(json.replaceFirst("\"Latitude\":[^,]+", "\"Latitude\":91"));
            case 2 -> utf8(json.replaceFirst("\"Distance\":[^,]+", "\"Distance\":-0.5"));
            case 3 -> utf8(json.replaceFirst("Time\":\"[^\"]+", "Time\":\"2025-02-30 09:15:00.000"));
            case 4 -> utf8(json.replaceFirst("\"HealthPoints\":[^,]+", "\"HealthPoints\":\"150\""));
            case 5 -> utf8(json.replaceFirst("\"Distance\":[^,]+", "\"Distance\":NaN"));
            case 6 -> utf8(json.replaceFirst("Time\":\"2025", "Time\":\"9998"));
            case 7 -> utf8(json.replaceFirst("\"Name\":", "\"Nickname\":"));
            case 8 -> utf8(number + "[".repeat(2_000));
            default -> cutInACharacter("{\"Number\":" + number + ",\"Name\":\"🦄");
        };
        ledger.isPoison(payload);
        return new Message(name, payload);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cutInACharacter(String text) {
        byte[] whole = utf8(text);
        return Arrays.copyOf(whole, whole.length - 1);
    }
}
