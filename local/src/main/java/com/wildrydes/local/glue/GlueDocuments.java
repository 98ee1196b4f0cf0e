package com.wildrydes.local.glue;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;
import com.wildrydes.local.json.JsonOutput;
import java.util.ArrayList;
import java.util.List;

/// The shapes of Glue's API: `Database`, `Table`, `StorageDescriptor`, `Column` and their inputs.
final class GlueDocuments {
    private static final String NAME = "Name";
    private static final String DESCRIPTION = "Description";
    private static final String PARAMETERS = "Parameters";

    private final String accountId;

    GlueDocuments(String accountId) {
        this.accountId = accountId;
    }

    JsonOutput database(StoredDatabase stored) {
        GlueDatabase database = stored.database();
        return new JsonOutput()
                .text(NAME, database.name())
                .text(DESCRIPTION, database.description())
                .text("LocationUri", database.locationUri())
                .textMap(PARAMETERS, database.parameters())
                .time("CreateTime", stored.createdMs())
                .text("CatalogId", accountId);
    }

    JsonOutput table(StoredTable stored) {
        GlueTable table = stored.table();
        return new JsonOutput()
                .text(NAME, table.name())
                .text("DatabaseName", table.database())
                .text(DESCRIPTION, table.description())
                .time("CreateTime", stored.createdMs())
                .time("UpdateTime", stored.updatedMs())
                .number("Retention", 0L)
                .structure("StorageDescriptor", storage(table.storage()))
                .structures("PartitionKeys", table.partitionKeys(), GlueDocuments::column)
                .text("ViewOriginalText", table.viewOriginalText())
                .text("ViewExpandedText", table.viewExpandedText())
                .text("TableType", table.tableType())
                .textMap(PARAMETERS, table.parameters())
                .flag("IsRegisteredWithLakeFormation", false)
                .text("CatalogId", accountId)
                .text("VersionId", stored.version());
    }

    private static JsonOutput storage(GlueStorage storage) {
        return new JsonOutput()
                .structures("Columns", storage.columns(), GlueDocuments::column)
                .text("Location", storage.location())
                .text("InputFormat", storage.inputFormat())
                .text("OutputFormat", storage.outputFormat())
                .flag("Compressed", storage.compressed())
                .number("NumberOfBuckets", -1L)
                .structure(
                        "SerdeInfo",
                        new JsonOutput()
                                .text("SerializationLibrary", storage.serde())
                                .textMap(PARAMETERS, storage.serdeParameters()))
                .texts("BucketColumns", List.of())
                .structures("SortColumns", List.of(), _ -> new JsonOutput())
                .textMap(PARAMETERS, storage.parameters())
                .flag("StoredAsSubDirectories", false);
    }

    private static JsonOutput column(GlueColumn column) {
        return new JsonOutput()
                .text(NAME, column.name())
                .text("Type", column.type())
                .text("Comment", column.comment());
    }

    /// A `DatabaseInput`.
    static GlueDatabase database(JsonInput input) throws AwsException {
        return new GlueDatabase(
                Required.text(input, NAME),
                input.text(DESCRIPTION).orElse(null),
                input.text("LocationUri").orElse(null),
                input.textMap(PARAMETERS));
    }

    /// A `TableInput`.
    static GlueTable table(String database, JsonInput input) throws AwsException {
        return new GlueTable(
                database,
                Required.text(input, NAME),
                input.text(DESCRIPTION).orElse(null),
                input.text("TableType").orElse(null),
                storage(input.structure("StorageDescriptor").orElse(JsonInput.EMPTY)),
                columns(input, "PartitionKeys"),
                input.textMap(PARAMETERS),
                input.text("ViewOriginalText").orElse(null),
                input.text("ViewExpandedText").orElse(null));
    }

    private static GlueStorage storage(JsonInput input) throws AwsException {
        JsonInput serde = input.structure("SerdeInfo").orElse(JsonInput.EMPTY);
        return new GlueStorage(
                columns(input, "Columns"),
                input.text("Location").orElse(null),
                input.text("InputFormat").orElse(null),
                input.text("OutputFormat").orElse(null),
                input.flag("Compressed").orElse(false),
                serde.text("SerializationLibrary").orElse(null),
                serde.textMap(PARAMETERS),
                input.textMap(PARAMETERS));
    }

    private static List<GlueColumn> columns(JsonInput input, String name) throws AwsException {
        List<GlueColumn> columns = new ArrayList<>();
        for (JsonInput column : input.structures(name)) {
            columns.add(new GlueColumn(
                    Required.text(column, NAME),
                    column.text("Type").orElse("string"),
                    column.text("Comment").orElse(null)));
        }
        return columns;
    }
}
