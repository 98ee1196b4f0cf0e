package com.wildrydes.athenaengine.control;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.wildrydes.athenaengine.catalog.GlueCatalog;
import com.wildrydes.athenaengine.catalog.GlueTable;
import java.net.URI;
import java.util.List;

/// What the engine says to the local stack: first that it listens, then one reply for each request, in order.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Listening.class, name = "listening"),
    @JsonSubTypes.Type(value = Reply.Catalog.class, name = "catalog"),
    @JsonSubTypes.Type(value = Reply.Created.class, name = "created"),
    @JsonSubTypes.Type(value = Reply.Expressions.class, name = "expressions"),
    @JsonSubTypes.Type(value = Reply.Failed.class, name = "failed")
})
public sealed interface Reply {

    /// @param address of Trino's HTTP API
    record Listening(URI address) implements Reply {}

    record Catalog(List<GlueCatalog.Refused> refused) implements Reply {}

    record Created(List<GlueTable> tables) implements Reply {}

    /// @param invalid those that are not one expression
    record Expressions(List<Invalid> invalid) implements Reply {}

    /// @param index of the text, from 0
    record Invalid(int index, String reason) {}

    record Failed(String reason) implements Reply {}
}
