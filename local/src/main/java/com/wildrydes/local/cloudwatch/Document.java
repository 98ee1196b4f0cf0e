package com.wildrydes.local.cloudwatch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Requests and answers in the two protocols that CloudWatch's clients speak: Smithy RPC v2 CBOR and AWS JSON 1.0.
/// Both carry the same shapes; a time stamp is epoch seconds, in CBOR under tag 1 (Smithy 2.0 specification).
final class Document {
    private static final ObjectMapper JSON = new JsonMapper();
    private static final ObjectMapper CBOR = new CBORMapper();
    private static final int EPOCH_TAG = 1;

    private Document() {}

    static JsonNode read(AwsRequest request) throws AwsException {
        try {
            JsonNode input = mapper(request.protocol()).readTree(request.body());
            return input.isMissingNode() ? JSON.createObjectNode() : input;
        } catch (IOException e) {
            throw new AwsException("SerializationException", "The body must be " + request.protocol(), 400, e);
        }
    }

    static AwsResponse write(AwsRequest request, Content content) throws AwsException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = mapper(request.protocol()).createGenerator(bytes)) {
            generator.writeStartObject();
            content.write(generator);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        AwsResponse answer = AwsResponse.ok(request.protocol().contentType(), bytes.toByteArray());
        return request.protocol() == AwsProtocol.RPC_V2_CBOR
                ? new AwsResponse(200, answer.contentType(), Map.of("smithy-protocol", "rpc-v2-cbor"), answer.body())
                : answer;
    }

    /// Writes a time stamp as a value.
    static void time(JsonGenerator generator, long epochSeconds) throws IOException {
        if (generator instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH_TAG);
        }
        generator.writeNumber(epochSeconds);
    }

    private static ObjectMapper mapper(AwsProtocol protocol) throws AwsException {
        return switch (protocol) {
            case RPC_V2_CBOR -> CBOR;
            case JSON_1_0, JSON_1_1 -> JSON;
            case CBOR_1_1, QUERY, REST_JSON, REST_XML ->
                throw new AwsException(
                        "InvalidAction",
                        "CloudWatch is served in RPC v2 CBOR and JSON 1.0 here, not in " + protocol
                                + ": use a current SDK",
                        400);
        };
    }

    /// Writes the fields of an answer.
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator generator) throws IOException, AwsException;
    }
}
