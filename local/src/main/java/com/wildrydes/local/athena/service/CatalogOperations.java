package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.glue.Glue;
import com.wildrydes.local.glue.GlueColumn;
import com.wildrydes.local.glue.GlueStorage;
import com.wildrydes.local.glue.GlueTable;
import com.wildrydes.local.glue.StoredDatabase;
import com.wildrydes.local.glue.StoredTable;
import com.wildrydes.local.json.JsonInput;
import com.wildrydes.local.json.JsonOutput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The operations that read the catalog, which drivers use.
final class CatalogOperations {
    private static final int MAX_PAGE = 50;
    private static final String CATALOG = "CatalogName";
    private static final String DATABASE = "DatabaseName";
    private static final String NEXT_TOKEN = "NextToken";

    private final Glue glue;

    CatalogOperations(Glue glue) {
        this.glue = glue;
    }

    Map<String, AthenaOperation> all() {
        return Map.of(
                "ListDataCatalogs", this::listCatalogs,
                "GetDataCatalog", this::getCatalog,
                "ListDatabases", this::listDatabases,
                "GetDatabase", this::getDatabase,
                "ListTableMetadata", this::listTables,
                "GetTableMetadata", this::getTable);
    }

    private JsonOutput listCatalogs(JsonInput input) {
        return new JsonOutput()
                .structures(
                        "DataCatalogsSummary",
                        List.of(DataCatalog.NAME),
                        name -> new JsonOutput().text(CATALOG, name).text("Type", "GLUE"));
    }

    private JsonOutput getCatalog(JsonInput input) throws AthenaException, AwsException {
        DataCatalog.require(Members.required(input, "Name"));
        return new JsonOutput()
                .structure(
                        "DataCatalog",
                        new JsonOutput().text("Name", DataCatalog.NAME).text("Type", "GLUE"));
    }

    private JsonOutput listDatabases(JsonInput input) throws AthenaException, AwsException {
        DataCatalog.require(Members.required(input, CATALOG));
        ListPage<StoredDatabase> page = ListPage.of(glue.databases(), input, MAX_PAGE);
        return new JsonOutput()
                .structures("DatabaseList", page.items(), CatalogOperations::database)
                .text(NEXT_TOKEN, page.nextToken());
    }

    private JsonOutput getDatabase(JsonInput input) throws AthenaException, AwsException {
        DataCatalog.require(Members.required(input, CATALOG));
        return new JsonOutput().structure("Database", database(database(input)));
    }

    private StoredDatabase database(JsonInput input) throws AthenaException, AwsException {
        String name = Members.required(input, DATABASE);
        return glue.database(name).orElseThrow(() -> AthenaException.metadata("Database " + name + " not found."));
    }

    private JsonOutput listTables(JsonInput input) throws AthenaException, AwsException {
        DataCatalog.require(Members.required(input, CATALOG));
        String database = database(input).database().name();
        Pattern names = names(input.text("Expression").orElse(".*"));
        List<StoredTable> found = glue.tables(database).stream()
                .filter(stored -> names.matcher(stored.table().name()).matches())
                .toList();
        ListPage<StoredTable> page = ListPage.of(found, input, MAX_PAGE);
        return new JsonOutput()
                .structures("TableMetadataList", page.items(), CatalogOperations::table)
                .text(NEXT_TOKEN, page.nextToken());
    }

    private static Pattern names(String expression) throws AthenaException {
        try {
            return Pattern.compile(expression.equals("*") ? ".*" : expression, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw AthenaException.invalid("Expression must be a regular expression: " + expression);
        }
    }

    private JsonOutput getTable(JsonInput input) throws AthenaException, AwsException {
        DataCatalog.require(Members.required(input, CATALOG));
        String database = database(input).database().name();
        String name = Members.required(input, "TableName");
        StoredTable stored =
                glue.table(database, name).orElseThrow(() -> AthenaException.metadata("Table " + name + " not found."));
        return new JsonOutput().structure("TableMetadata", table(stored));
    }

    private static JsonOutput database(StoredDatabase stored) {
        return new JsonOutput()
                .text("Name", stored.database().name())
                .text("Description", stored.database().description())
                .textMap("Parameters", stored.database().parameters());
    }

    private static JsonOutput table(StoredTable stored) {
        GlueTable table = stored.table();
        return new JsonOutput()
                .text("Name", table.name())
                .time("CreateTime", stored.createdMs())
                .text("TableType", table.tableType())
                .structures("Columns", table.storage().columns(), CatalogOperations::column)
                .structures("PartitionKeys", table.partitionKeys(), CatalogOperations::column)
                .textMap("Parameters", parameters(table));
    }

    /// The storage's members are among the parameters, under Hive's names.
    private static Map<String, String> parameters(GlueTable table) {
        GlueStorage storage = table.storage();
        Map<String, String> all = new TreeMap<>(table.parameters());
        put(all, "location", storage.location());
        put(all, "inputformat", storage.inputFormat());
        put(all, "outputformat", storage.outputFormat());
        put(all, "serde.serialization.lib", storage.serde());
        storage.serdeParameters().forEach((name, value) -> all.put("serde.param." + name, value));
        return all;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static JsonOutput column(GlueColumn column) {
        return new JsonOutput()
                .text("Name", column.name())
                .text("Type", column.type())
                .text("Comment", column.comment());
    }
}
