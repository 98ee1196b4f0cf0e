package com.wildrydes.local.kinesis.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.wildrydes.local.kinesis.KinesisException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the body of a request. Blobs of CBOR are not copied out of it: what it gives is a view on the body.
final class InputReader {

    private final Wire wire;
    private final byte[] body;
    private final JsonParser parser;

    private InputReader(Wire wire, byte[] body) throws IOException {
        this.wire = wire;
        this.body = body;
        this.parser = wire.factory().createParser(body);
    }

    /// @throws KinesisException when the body is not one structure in this form
    static Input read(Wire wire, byte[] body) {
        try {
            InputReader reader = new InputReader(wire, body);
            try (JsonParser parser = reader.parser) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw KinesisException.serialization("The body must be one structure");
                }
                return reader.structure();
            }
        } catch (IOException e) {
            throw KinesisException.serialization("The body is not " + wire + ": " + e.getMessage());
        }
    }

    private Input structure() throws IOException {
        Map<String, Object> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value();
            if (value != null) {
                members.put(name, value);
            }
        }
        return new Input(wire, members);
    }

    private List<Object> list() throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value();
            if (value != null) {
                items.add(value);
            }
        }
        return items;
    }

    private @Nullable Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> structure();
            case START_ARRAY -> list();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_EMBEDDED_OBJECT -> blob();
            case VALUE_NULL -> null;
            case null, default -> throw new IOException("it ends too early");
        };
    }

    /// A byte string of definite length (RFC 8949, section 3: major type 2) is taken as it lies in the body; the parser
    /// then only skips it.
    private ByteBuffer blob() throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        int argument = (body[start] & 0xFF) - 0x40;
        ByteBuffer header = ByteBuffer.wrap(body, start + 1, Math.min(8, body.length - start - 1));
        int length;
        if (argument >= 0 && argument < 24) {
            length = argument;
        } else if (argument == 24 && header.remaining() >= 1) {
            length = header.get() & 0xFF;
        } else if (argument == 25 && header.remaining() >= 2) {
            length = header.getShort() & 0xFFFF;
        } else if (argument == 26 && header.remaining() >= 4) {
            length = header.getInt();
        } else {
            return ByteBuffer.wrap(parser.getBinaryValue());
        }
        int from = header.position();
        if (length < 0 || length > body.length - from) {
            throw new IOException("a byte string is longer than the body: " + length);
        }
        return ByteBuffer.wrap(body, from, length).slice();
    }
}
