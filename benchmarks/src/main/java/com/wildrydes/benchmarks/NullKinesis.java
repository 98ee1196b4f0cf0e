package com.wildrydes.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Executors;

/// A Kinesis that keeps nothing: it takes PutRecords over CBOR and says that all is well. A process of its own, so
/// that a client can be measured without it.
public final class NullKinesis {

    private static final BigInteger END = BigInteger.ONE.shiftLeft(128);

    private final CBORMapper cbor = CBORMapper.builder(CBORFactory.builder()
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            .build();
    private final int shards;

    private NullKinesis(int shards) {
        this.shards = shards;
    }

    /// Serves until its standard input ends; its only line of output is the port.
    ///
    /// @param arguments how many shards it has
    public static void main(String[] arguments) throws IOException {
        NullKinesis kinesis = new NullKinesis(Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", kinesis::handle);
        server.start();
        System.out.println(server.getAddress().getPort());
        System.out.flush();
        try (InputStream untilParentEnds = System.in) {
            untilParentEnds.transferTo(OutputStream.nullOutputStream());
        }
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            ObjectNode answer;
            try (InputStream body = new BufferedInputStream(exchange.getRequestBody(), 1 << 16)) {
                answer = target.endsWith(".ListShards") ? listShards() : putRecords(body);
                body.transferTo(OutputStream.nullOutputStream());
            }
            byte[] bytes = cbor.writeValueAsBytes(answer);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-cbor-1.1");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private ObjectNode listShards() {
        ObjectNode answer = cbor.createObjectNode();
        ArrayNode list = answer.putArray("Shards");
        for (int i = 0; i < shards; i++) {
            ObjectNode shard = list.addObject().put("ShardId", id(i));
            shard.putObject("HashKeyRange")
                    .put("StartingHashKey", start(i).toString())
                    .put("EndingHashKey", start(i + 1).subtract(BigInteger.ONE).toString());
            shard.putObject("SequenceNumberRange").put("StartingSequenceNumber", "0");
        }
        return answer;
    }

    private ObjectNode putRecords(InputStream body) throws IOException {
        ObjectNode answer = cbor.createObjectNode().put("FailedRecordCount", 0);
        ArrayNode records = answer.putArray("Records");
        try (JsonParser parser = cbor.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("PartitionKey")) {
                    records.addObject()
                            .put("ShardId", id(shardOf(parser.nextTextValue())))
                            .put("SequenceNumber", "1");
                }
            }
        }
        return answer;
    }

    private BigInteger start(int shard) {
        return END.multiply(BigInteger.valueOf(shard)).divide(BigInteger.valueOf(shards));
    }

    private int shardOf(String partitionKey) {
        if (shards == 1) {
            return 0;
        }
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8));
            BigInteger hash = new BigInteger(1, md5);
            int guess =
                    hash.multiply(BigInteger.valueOf(shards)).shiftRight(128).intValue();
            return guess + 1 < shards && hash.compareTo(start(guess + 1)) >= 0 ? guess + 1 : guess;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks MD5", e);
        }
    }

    private static String id(int shard) {
        return "shardId-%012d".formatted(shard);
    }
}
