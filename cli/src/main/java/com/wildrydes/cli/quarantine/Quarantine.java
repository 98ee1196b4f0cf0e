package com.wildrydes.cli.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.target.StackOutputs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The store of what was rejected, in the bucket of the stack.
///
/// A listing holds the names of all objects in memory (about 150 bytes each) and reads the objects one by one: what is
/// rejected while it is worked through does not belong to it, so that redriving everything comes to an end.
public final class Quarantine {
    private static final String REJECTED = "quarantine/";

    /// Where Lambda puts what an on-failure destination takes (Lambda developer guide, "S3 destination").
    private static final String FAILED = "aws/lambda/";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final S3Client s3;
    private final String bucket;
    private final String stream;

    public Quarantine(S3Client s3, StackOutputs outputs) {
        this.s3 = s3;
        this.bucket = outputs.bucket();
        this.stream = outputs.stream();
    }

    /// How many records of the stream hold rejected events.
    public long rejectedRecords() {
        return keys(REJECTED + stream + "/").count();
    }

    /// How many batches were given up.
    public long failedBatchCount() {
        return keys(FAILED).count();
    }

    /// Every rejected event, in the order of shards and sequence numbers. Objects that vanish meanwhile are passed
    /// over.
    Stream<Item> rejected() {
        return keys(REJECTED + stream + "/")
                .flatMap(key ->
                        readable(
                                key,
                                () -> rejectedIn(key).stream()
                                        .<Item>map(Item.Event::new)
                                        .toList())
                                .stream());
    }

    /// Every batch that was given up.
    Stream<Item> failedBatches() {
        return keys(FAILED)
                .flatMap(key -> readable(
                        key,
                        () -> read(key).map(text -> FailedBatchFormat.read(key, text)).stream()
                                .<Item>map(Item.Batch::new)
                                .toList())
                        .stream());
    }

    /// One object that is something else hides none of the others.
    private static List<Item> readable(String key, Supplier<List<Item>> reading) {
        try {
            return reading.get();
        } catch (CommandFailed e) {
            return List.of(new Item.Unreadable(key, String.valueOf(e.getMessage())));
        }
    }

    /// What `id` names.
    ///
    /// @throws CommandFailed when there is nothing of this name
    Item find(String id) {
        if (id.startsWith(FAILED)) {
            return read(id).map(text -> (Item) new Item.Batch(FailedBatchFormat.read(id, text))).stream()
                    .findFirst()
                    .orElseThrow(() -> unknown(id));
        }
        return rejectedIn(keyOf(id)).stream()
                .filter(event -> event.id().equals(id))
                .map(event -> (Item) new Item.Event(event))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    /// Forgets what `item` holds; the other events of the same record stay.
    void remove(Item item) {
        switch (item) {
            case Item.Batch batch -> delete(batch.batch().id());
            case Item.Event event -> removeEvent(event.event().id());
            case Item.Unreadable unreadable ->
                throw new IllegalArgumentException("what cannot be read is not removed: " + unreadable.id());
        }
    }

    private void removeEvent(String id) {
        String key = keyOf(id);
        List<RejectedEvent> rest =
                rejectedIn(key).stream().filter(event -> !event.id().equals(id)).toList();
        if (rest.isEmpty()) {
            delete(key);
        } else {
            String lines = rest.stream().map(Quarantine::line).collect(Collectors.joining());
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(lines));
        }
    }

    private void delete(String key) {
        s3.deleteObject(request -> request.bucket(bucket).key(key));
    }

    private List<RejectedEvent> rejectedIn(String key) {
        return read(key).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .map(line -> event(key, line))
                .toList();
    }

    private Optional<String> read(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asString(StandardCharsets.UTF_8));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private Stream<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList()
                .stream();
    }

    /// `<shardId>:<sequenceNumber>:<subSequenceNumber>` → the key of the object that holds it.
    private String keyOf(String id) {
        String[] parts = id.split(":", -1);
        if (parts.length != 3) {
            throw unknown(id);
        }
        return REJECTED + stream + "/" + parts[0] + "/" + parts[1] + ".jsonl";
    }

    private static CommandFailed unknown(String id) {
        return new CommandFailed("nothing with the ID '" + id + "' is in quarantine: 'quarantine list' shows the IDs");
    }

    private static RejectedEvent event(String key, String line) {
        try {
            RejectedEvent event = JSON.readValue(line, RejectedEvent.class);
            if (event.id() == null || event.partitionKey() == null || event.payload() == null) {
                throw new CommandFailed(
                        "the quarantine object " + key + " cannot be read: a line has no id, partitionKey or payload");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new CommandFailed("the quarantine object " + key + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String line(RejectedEvent event) {
        try {
            return JSON.writeValueAsString(event) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rejected event can always be written", e);
        }
    }

    /// One thing in quarantine.
    sealed interface Item {
        /// As `quarantine list` shows it.
        String id();

        /// A rejected event.
        record Event(RejectedEvent event) implements Item {
            @Override
            public String id() {
                return event.id();
            }
        }

        /// A batch that was given up.
        record Batch(FailedBatch batch) implements Item {
            @Override
            public String id() {
                return batch.id();
            }
        }

        /// An object that is neither.
        ///
        /// @param id its key
        record Unreadable(String id, String reason) implements Item {}
    }
}
