package com.wildrydes.local.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.bill.Metered;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import com.wildrydes.local.time.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.exceptions.ExceptionBean;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.mapper.DynamoDbObjectMapper;

/// DynamoDB's API, and that of its streams, over an embedded DynamoDB Local. Thread-safe.
///
/// DynamoDB Local's web server only unpacks HTTP: here the front door does that, and the engine is called directly.
public final class DynamoDbService implements AwsService, Metered, AutoCloseable {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private final Path folder;
    private final DynamoDBRequestHandler engine;
    private final Consumption consumption;
    private final DynamoDbObjectMapper json = new DynamoDbObjectMapper();
    private final Map<String, Operation<?>> operations = Operation.all(json);

    private DynamoDbService(Path folder, DynamoDBRequestHandler engine, Consumption consumption) {
        this.folder = folder;
        this.engine = engine;
        this.consumption = consumption;
    }

    /// Opens the tables in a folder, which is made where there is none.
    ///
    /// @throws IOException when the folder cannot be written
    public static DynamoDbService open(Path folder) throws IOException {
        Consumption consumption = new Consumption();
        return new DynamoDbService(folder, DatabaseFile.open(folder, consumption), consumption);
    }

    @Override
    public String name() {
        return "dynamodb";
    }

    @Override
    public List<String> targetPrefixes() {
        return List.of("DynamoDB_20120810", "DynamoDBStreams_20120810");
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException, IOException {
        Operation<?> operation = operations.get(request.operation());
        if (operation == null) {
            throw new AwsException(
                    "UnknownOperationException", "DynamoDB Local has no operation " + request.operation(), 400);
        }
        try {
            return answer(200, operation.perform(request.body(), json, engine));
        } catch (DynamoDBLocalServiceException e) {
            if (String.valueOf(e.getErrorCode()).contains("ConditionalCheckFailed")) {
                consumption.refusedWrite();
            }
            ExceptionBean bean =
                    new ExceptionBean(e.getErrorCode(), e.getMessage(), e.getCancellationReasons(), e.getItem());
            return answer(e.statusCode(), json.writeValueAsBytes(bean));
        } catch (JsonProcessingException e) {
            throw new AwsException(
                    "SerializationException",
                    "The request is not what it should be: " + e.getOriginalMessage(),
                    400,
                    e);
        }
    }

    /// Makes a table where there is none of its name, and has its items expire as asked.
    ///
    /// @param timeToLive the attribute that says when an item expires; null where items stay
    /// @return how the table that is there differs, in words that follow its name; empty where it does not
    public Optional<String> ensureTable(CreateTableRequest wanted, @Nullable String timeToLive) {
        return new Tables(engine).ensure(wanted, timeToLive);
    }

    /// The checksum is DynamoDB's own: its SDKs verify it.
    private static AwsResponse answer(int status, byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return new AwsResponse(status, CONTENT_TYPE, Map.of("x-amz-crc32", Long.toString(checksum.getValue())), body);
    }

    @Override
    public Map<BilledUnit, Double> usage() {
        return consumption.usage();
    }

    /// Ends DynamoDB Local; when this returns its file is free.
    @Override
    public void close() {
        engine.shutdown();
        try {
            DatabaseFile.awaitReleased(folder, Sleeper.SYSTEM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
