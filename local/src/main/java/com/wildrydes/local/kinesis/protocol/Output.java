package com.wildrydes.local.kinesis.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The answer to a request, member by member. Members whose value is null are left out.
final class Output {

    /// Writes the members of a structure.
    @FunctionalInterface
    interface Members {
        void write() throws IOException;
    }

    /// Writes one item of a list.
    @FunctionalInterface
    interface Item<T> {
        void write(T item) throws IOException;
    }

    private final Wire wire;
    private final ByteArrayBuilder bytes = new ByteArrayBuilder(512);
    private final JsonGenerator target;
    private boolean empty = true;

    Output(Wire wire) throws IOException {
        this.wire = wire;
        this.target = wire.factory().createGenerator(bytes);
    }

    /// The whole answer. An operation that does not call it answers with an empty body, as AWS does.
    void answer(Members members) throws IOException {
        empty = false;
        item(members);
    }

    void item(Members members) throws IOException {
        target.writeStartObject();
        members.write();
        target.writeEndObject();
    }

    void structure(String name, Members members) throws IOException {
        target.writeFieldName(name);
        item(members);
    }

    <T> void structures(String name, Iterable<T> items, Item<T> members) throws IOException {
        target.writeFieldName(name);
        target.writeStartArray();
        for (T item : items) {
            item(() -> members.write(item));
        }
        target.writeEndArray();
    }

    void texts(String name, Iterable<String> items) throws IOException {
        target.writeFieldName(name);
        target.writeStartArray();
        for (String item : items) {
            target.writeString(item);
        }
        target.writeEndArray();
    }

    void text(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            target.writeStringField(name, value.toString());
        }
    }

    void number(String name, long value) throws IOException {
        target.writeNumberField(name, value);
    }

    void flag(String name, boolean value) throws IOException {
        target.writeBooleanField(name, value);
    }

    void time(String name, long epochMs) throws IOException {
        target.writeFieldName(name);
        wire.writeTime(target, epochMs);
    }

    void blob(String name, ByteBuffer data) throws IOException {
        target.writeFieldName(name);
        target.writeBinary(data.array(), data.arrayOffset() + data.position(), data.remaining());
    }

    byte[] bytes() throws IOException {
        target.close();
        return empty ? new byte[0] : bytes.toByteArray();
    }
}
