package com.wildrydes.local.athena.sql;

import com.wildrydes.local.athena.AthenaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `CREATE TABLE … WITH (…) AS …` with its properties cut out (Athena User Guide, "CTAS table properties"), so that it
/// can be told where its files go.
///
/// @param head up to the properties
/// @param properties by lower-case name, their values as written
/// @param tail from `AS` on
public record CreateTableAs(String head, Map<String, String> properties, String tail) {
    private static final String LOCATION = "external_location";
    private static final String FORMAT = "format";
    private static final Set<String> ENGINES = Set.of("bucketed_by", "bucket_count");
    /// The engine compresses as it is set up to, and every table has an external location.
    private static final Set<String> IGNORED =
            Set.of("write_compression", "parquet_compression", "orc_compression", "compression_level", "is_external");

    public CreateTableAs {
        properties = Map.copyOf(properties);
    }

    /// Reads a statement.
    ///
    /// @throws AthenaException when it makes a table without a query, or one of a kind that is not served
    public static CreateTableAs parse(String text) throws AthenaException {
        List<Token> tokens = Lexer.tokens(text);
        TokenReader in = new TokenReader(text, tokens);
        in.take("CREATE", "TABLE");
        in.take("IF", "NOT", "EXISTS");
        in.tableName();
        if (in.take("COMMENT")) {
            in.pattern();
        }
        int from = in.start();
        Map<String, String> properties = new LinkedHashMap<>();
        if (in.take("WITH")) {
            read(in, properties);
        }
        int to = in.start();
        if (!in.take("AS")) {
            throw in.mismatch("'AS', 'COMMENT', 'WITH'");
        }
        return new CreateTableAs(text.substring(0, from), properties, text.substring(to));
    }

    private static void read(TokenReader in, Map<String, String> properties) throws AthenaException {
        boolean more = in.takeSymbol('(');
        while (more) {
            String name = in.name();
            if (!in.takeSymbol('=')) {
                throw in.mismatch("'='");
            }
            properties.put(name, in.upToComma());
            requireKnown(name, properties.get(name));
            more = in.takeSymbol(',');
        }
        if (!in.takeSymbol(')')) {
            throw in.mismatch("')', ','");
        }
    }

    private static void requireKnown(String name, String value) throws AthenaException {
        boolean known = name.equals(LOCATION)
                || name.equals(FORMAT)
                || ENGINES.contains(name)
                || IGNORED.contains(name)
                || name.equals("table_type") && value.equalsIgnoreCase("'HIVE'");
        if (!known) {
            throw AthenaException.invalid(
                    "CREATE TABLE AS does not take the property %s = %s on one machine: there is %s"
                            .formatted(
                                    name,
                                    value,
                                    "external_location, format, bucketed_by, bucket_count; partitions are projected, not stored"));
        }
    }

    /// Whether the statement itself says where its files go.
    public boolean hasLocation() {
        return properties.containsKey(LOCATION);
    }

    /// The statement as the engine takes it; Parquet where it names no format, as on AWS.
    ///
    /// @param location where its files go, unless it says so itself
    public String at(String location) {
        Map<String, String> engines = new LinkedHashMap<>();
        engines.put(LOCATION, properties.getOrDefault(LOCATION, "'" + location.replace("'", "''") + "'"));
        engines.put(FORMAT, properties.getOrDefault(FORMAT, "'PARQUET'"));
        properties.forEach((name, value) -> {
            if (ENGINES.contains(name)) {
                engines.put(name, value);
            }
        });
        String with = engines.entrySet().stream()
                .map(property -> property.getKey() + " = " + property.getValue())
                .collect(Collectors.joining(", ", "WITH (", ") "));
        return head + with + tail;
    }
}
