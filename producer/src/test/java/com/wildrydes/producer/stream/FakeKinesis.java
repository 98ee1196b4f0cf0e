package com.wildrydes.producer.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// Kinesis over HTTP and CBOR as the SDK's client speaks it, over a [ModelStream]. Each PutRecords request
/// gets the next reaction of the script; when there is none, all of its records are stored.
final class FakeKinesis implements AutoCloseable {

    private static final CBORMapper CBOR = new CBORMapper();

    final ModelStream stream;

    /// The partition keys of each PutRecords request, as they came.
    final List<List<String>> requests = new CopyOnWriteArrayList<>();

    private final Queue<Reaction> script = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile Reaction always = new Store();

    sealed interface Reaction {}

    record Store() implements Reaction {}

    /// Fails the records with such partition keys, and stores the others.
    record FailRecords(String code, Predicate<String> keys) implements Reaction {}

    record Answer(int status, String code, String message) implements Reaction {}

    /// Closes the connection without an answer.
    record Drop(boolean stored) implements Reaction {}

    /// Stores, and answers when the latch says so.
    record Hold(Predicate<String> keys, CountDownLatch latch) implements Reaction {}

    FakeKinesis(ModelStream stream) {
        this.stream = stream;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    FakeKinesis then(Reaction... reactions) {
        script.addAll(List.of(reactions));
        return this;
    }

    void always(Reaction reaction) {
        always = reaction;
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// With a timeout that only a test that fails waits for: a request that is sent again is one too many for most.
    KinesisClient client() {
        return client(Duration.ofSeconds(30));
    }

    KinesisClient client(Duration timeout) {
        return KinesisClients.builder(timeout)
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            JsonNode request = CBOR.readTree(exchange.getRequestBody());
            if (target.endsWith(".ListShards")) {
                listShards(exchange, request);
            } else {
                putRecords(exchange, request.get("Records"));
            }
        }
    }

    private void listShards(HttpExchange exchange, JsonNode request) throws IOException {
        if (request.path("StreamName").asText().equals("missing")) {
            error(exchange, new Answer(400, "ResourceNotFoundException", "Stream missing not found."));
            return;
        }
        ObjectNode answer = CBOR.createObjectNode();
        ArrayNode shards = answer.putArray("Shards");
        stream.listing().forEach(shard -> {
            ObjectNode node = shards.addObject();
            node.put("ShardId", shard.id());
            node.putObject("HashKeyRange")
                    .put("StartingHashKey", shard.first().toString())
                    .put("EndingHashKey", shard.last().toString());
            ObjectNode range = node.putObject("SequenceNumberRange").put("StartingSequenceNumber", "0");
            if (!shard.open()) {
                range.put("EndingSequenceNumber", "9");
            }
        });
        answer(exchange, 200, answer);
    }

    private void putRecords(HttpExchange exchange, JsonNode records) throws IOException {
        List<String> keys = new ArrayList<>();
        records.forEach(record -> keys.add(record.get("PartitionKey").asText()));
        requests.add(keys);
        Reaction next = script.poll();
        switch (next != null ? next : always) {
            case Store store -> answer(exchange, 200, store(records, "", key -> false));
            case FailRecords fail -> answer(exchange, 200, store(records, fail.code(), fail.keys()));
            case Answer answer -> error(exchange, answer);
            case Drop drop -> {
                if (drop.stored()) {
                    store(records, "", key -> false);
                }
            }
            case Hold hold -> {
                ObjectNode answer = store(records, "", key -> false);
                if (keys.stream().anyMatch(hold.keys())) {
                    await(hold.latch());
                }
                answer(exchange, 200, answer);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectNode store(JsonNode records, String code, Predicate<String> failing) throws IOException {
        ObjectNode answer = CBOR.createObjectNode();
        ArrayNode results = answer.putArray("Records");
        int failed = 0;
        for (JsonNode record : records) {
            String key = record.get("PartitionKey").asText();
            if (failing.test(key)) {
                failed++;
                results.addObject().put("ErrorCode", code).put("ErrorMessage", "no, for " + key);
            } else {
                Outcome.Stored stored = stream.put(key, record.get("Data").binaryValue());
                results.addObject().put("ShardId", stored.shardId()).put("SequenceNumber", stored.sequenceNumber());
            }
        }
        answer.put("FailedRecordCount", failed);
        return answer;
    }

    private static void error(HttpExchange exchange, Answer error) throws IOException {
        ObjectNode body = CBOR.createObjectNode();
        body.put("__type", error.code()).put("message", error.message());
        answer(exchange, error.status(), body);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = CBOR.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-cbor-1.1");
        exchange.getResponseHeaders().add("x-amzn-RequestId", "00000000-0000-0000-0000-000000000000");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
