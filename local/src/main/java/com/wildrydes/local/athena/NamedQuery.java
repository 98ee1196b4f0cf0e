package com.wildrydes.local.athena;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A query that is kept under a name for whoever wants to run it (Athena API Reference, "NamedQuery").
///
/// @param id a UUID
/// @param database in which the query's unqualified tables are
public record NamedQuery(String id, String name, String database, String description, String sql, String workGroup) {

    /// A query of the template: its id is made from its name, so that it stays the same at every deployment.
    public static NamedQuery declared(String name, String database, String description, String sql, String workGroup) {
        byte[] identity = (workGroup + '/' + name).getBytes(StandardCharsets.UTF_8);
        return new NamedQuery(UUID.nameUUIDFromBytes(identity).toString(), name, database, description, sql, workGroup);
    }
}
