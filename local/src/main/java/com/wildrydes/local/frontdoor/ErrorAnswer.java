package com.wildrydes.local.frontdoor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Writes an error in the protocol of its request, so that the caller's SDK throws the right exception.
final class ErrorAnswer {
    private static final JsonFactory JSON = new JsonFactory();
    private static final CBORFactory CBOR = new CBORFactory();

    private ErrorAnswer() {}

    static AwsResponse of(AwsRequest request, AwsException error) {
        AwsProtocol protocol = request.protocol();
        return switch (protocol) {
            case JSON_1_0, JSON_1_1 -> answer(protocol, error, document(JSON, error), typeHeader(error));
            case CBOR_1_1 -> answer(protocol, error, document(CBOR, error), typeHeader(error));
            case RPC_V2_CBOR ->
                answer(protocol, error, document(CBOR, error), Map.of("smithy-protocol", "rpc-v2-cbor"));
            case REST_JSON -> answer(protocol, error, document(JSON, error), typeHeader(error));
            case QUERY, REST_XML -> answer(protocol, error, xml(request, error), Map.of());
        };
    }

    private static AwsResponse answer(
            AwsProtocol protocol, AwsException error, byte[] body, Map<String, String> headers) {
        return new AwsResponse(error.status(), protocol.contentType(), headers, body);
    }

    private static Map<String, String> typeHeader(AwsException error) {
        return Map.of("x-amzn-ErrorType", error.code());
    }

    private static byte[] document(JsonFactory factory, AwsException error) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = factory.createGenerator(bytes)) {
            generator.writeStartObject();
            generator.writeStringField("__type", error.code());
            generator.writeStringField("message", error.getMessage());
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] xml(AwsRequest request, AwsException error) {
        XmlDocument xml = new XmlDocument();
        if (request.protocol() == AwsProtocol.QUERY) {
            xml.open("ErrorResponse").open("Error");
            xml.text("Type", error.status() < 500 ? "Sender" : "Receiver");
            xml.text("Code", error.code()).text("Message", error.getMessage());
            xml.close().text("RequestId", request.id());
        } else {
            xml.open("Error").text("Code", error.code()).text("Message", error.getMessage());
            xml.text("RequestId", request.id());
        }
        return xml.close().bytes();
    }
}
