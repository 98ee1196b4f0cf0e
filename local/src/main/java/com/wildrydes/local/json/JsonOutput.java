package com.wildrydes.local.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsResponse;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The members of one structure in an answer, in the order in which they are given. A value that is null is left out.
///
/// @param node the structure
public record JsonOutput(ObjectNode node) {
    private static final JsonMapper JSON = new JsonMapper();

    public JsonOutput() {
        this(JSON.createObjectNode());
    }

    public JsonOutput text(String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
        return this;
    }

    public JsonOutput number(String name, @Nullable Long value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    public JsonOutput flag(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    /// A time stamp as AWS JSON has it: epoch seconds with a fraction.
    ///
    /// @param epochMs milliseconds since the epoch
    public JsonOutput time(String name, @Nullable Long epochMs) {
        if (epochMs != null) {
            node.put(name, BigDecimal.valueOf(epochMs, 3));
        }
        return this;
    }

    public JsonOutput structure(String name, @Nullable JsonOutput members) {
        if (members != null) {
            node.set(name, members.node());
        }
        return this;
    }

    public <T> JsonOutput structures(String name, Collection<T> items, Function<? super T, JsonOutput> members) {
        ArrayNode list = node.putArray(name);
        items.forEach(item -> list.add(members.apply(item).node()));
        return this;
    }

    public JsonOutput texts(String name, Collection<String> items) {
        ArrayNode list = node.putArray(name);
        items.forEach(list::add);
        return this;
    }

    public JsonOutput textMap(String name, Map<String, String> map) {
        ObjectNode members = node.putObject(name);
        map.forEach(members::put);
        return this;
    }

    /// The structure as a request's answer.
    public AwsResponse answer() {
        try {
            return AwsResponse.ok(AwsProtocol.JSON_1_1.contentType(), JSON.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree could not be written", e);
        }
    }
}
