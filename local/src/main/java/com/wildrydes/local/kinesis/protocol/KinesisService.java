package com.wildrydes.local.kinesis.protocol;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kinesis Data Streams behind the front door. Thread-safe.
public final class KinesisService implements AwsService {

    private static final Logger LOG = LoggerFactory.getLogger(KinesisService.class);

    private final Map<String, Operation> operations = new HashMap<>();

    public KinesisService(Kinesis kinesis) {
        operations.putAll(new StreamOperations(kinesis).all());
        operations.putAll(new ShardOperations(kinesis).all());
        operations.putAll(new RecordOperations(kinesis).all());
    }

    @Override
    public String name() {
        return "kinesis";
    }

    @Override
    public List<String> targetPrefixes() {
        return List.of("Kinesis_20131202");
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException, IOException {
        Wire wire = request.protocol() == AwsProtocol.CBOR_1_1 ? Wire.CBOR : Wire.JSON;
        try {
            Operation operation = operations.get(request.operation());
            if (operation == null) {
                throw KinesisException.unknownOperation("The local Kinesis does not have the operation '%s'. It has: %s"
                        .formatted(request.operation(), String.join(", ", new TreeSet<>(operations.keySet()))));
            }
            Output output = new Output(wire);
            operation.handle(InputReader.read(wire, request.body()), output);
            return AwsResponse.ok(request.protocol().contentType(), output.bytes());
        } catch (KinesisException e) {
            if (e.isInternal()) {
                LOG.error("{} failed, request {}", request.operation(), request.id(), e);
            }
            throw new AwsException(e.code(), String.valueOf(e.getMessage()), e.isInternal() ? 500 : 400, e);
        }
    }
}
