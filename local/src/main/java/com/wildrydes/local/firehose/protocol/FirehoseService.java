package com.wildrydes.local.firehose.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.local.firehose.Firehose;
import com.wildrydes.local.firehose.FirehoseException;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Amazon Data Firehose behind the front door. Thread-safe.
public final class FirehoseService implements AwsService {

    private static final Logger LOG = LoggerFactory.getLogger(FirehoseService.class);
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Operation> operations = new HashMap<>();

    public FirehoseService(Firehose firehose) {
        operations.putAll(new StreamOperations(firehose).all());
        operations.putAll(new RecordOperations(firehose).all());
    }

    @Override
    public String name() {
        return "firehose";
    }

    @Override
    public List<String> targetPrefixes() {
        return List.of("Firehose_20150804");
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException, IOException {
        try {
            Operation operation = operations.get(request.operation());
            if (operation == null) {
                throw FirehoseException.unknownOperation(
                        "The local Firehose does not have the operation '%s'. It has: %s"
                                .formatted(request.operation(), String.join(", ", new TreeSet<>(operations.keySet()))));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator answer = JSON.createGenerator(bytes)) {
                answer.writeStartObject();
                operation.handle(request.body(), answer);
                answer.writeEndObject();
            }
            return AwsResponse.ok(request.protocol().contentType(), bytes.toByteArray());
        } catch (FirehoseException e) {
            if (e.isInternal()) {
                LOG.error("{} failed, request {}", request.operation(), request.id(), e);
            }
            throw new AwsException(e.code(), String.valueOf(e.getMessage()), e.status(), e);
        }
    }
}
