package com.wildrydes.athenaengine.control;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.wildrydes.athenaengine.catalog.GlueTable;
import java.util.List;

/// What the local stack says to the engine.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "request")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Catalog.class, name = "catalog"),
    @JsonSubTypes.Type(value = Request.Created.class, name = "created"),
    @JsonSubTypes.Type(value = Request.Expressions.class, name = "expressions")
})
public sealed interface Request {

    /// These are all databases and tables from now on.
    record Catalog(List<String> databases, List<GlueTable> tables) implements Request {}

    /// Which tables did statements create?
    record Created() implements Request {}

    /// Is each of these texts one SQL expression?
    record Expressions(List<String> texts) implements Request {}
}
