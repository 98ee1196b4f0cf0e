package com.wildrydes.local.template;

import com.wildrydes.local.template.GlueResource.CatalogTableResource;
import com.wildrydes.local.template.GlueResource.Column;
import com.wildrydes.local.template.GlueResource.DatabaseResource;
import com.wildrydes.local.template.GlueResource.Storage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `AWS::Glue::Database` and `AWS::Glue::Table` (CloudFormation User Guide; AWS Glue API Reference,
/// `TableInput`).
final class GlueReader {
    private static final String TABLE = "EXTERNAL_TABLE";
    private static final String VIEW = "VIRTUAL_VIEW";
    private static final String VIEW_START = "/* Presto View: ";
    private static final String VIEW_END = " */";

    private GlueReader() {}

    static DatabaseResource database(String id, String name, Properties properties) throws TemplateException {
        properties.withoutMeaning("CatalogId");
        Properties input = properties.object("DatabaseInput");
        return new DatabaseResource(
                id,
                lowerCase(input, input.text("Name", name)),
                input.text("Description", ""),
                input.text("LocationUri"),
                input.textMap("Parameters"));
    }

    static CatalogTableResource table(String id, String name, Properties properties) throws TemplateException {
        properties.withoutMeaning("CatalogId");
        Properties input = properties.object("TableInput");
        String type = input.oneOf("TableType", TABLE, List.of(TABLE, VIEW));
        Properties storage = input.object("StorageDescriptor");
        String view = input.text("ViewOriginalText");
        if (type.equals(VIEW)) {
            requireDefinition(input, view);
            storage.withoutMeaning("SerdeInfo");
        }
        List<Column> columns = columns(storage, "Columns");
        if (columns.isEmpty()) {
            throw new TemplateException(storage.path() + " must have Columns");
        }
        return new CatalogTableResource(
                id,
                lowerCase(input, input.text("Name", name)),
                properties.required("DatabaseName"),
                type,
                input.text("Description", ""),
                input.textMap("Parameters"),
                columns,
                columns(input, "PartitionKeys"),
                type.equals(VIEW) ? null : storage(storage),
                view,
                input.text("ViewExpandedText"));
    }

    /// Athena can find only what Glue keeps in lower case (Amazon Athena User Guide, "Name databases, tables, and
    /// columns").
    private static String lowerCase(Properties holder, String name) throws TemplateException {
        if (!name.matches("[a-z0-9_-]{1,255}")) {
            throw new TemplateException(holder.path()
                    + ".Name must be 1 to 255 lower-case letters, digits, hyphens and underscores: " + name);
        }
        return name;
    }

    private static void requireDefinition(Properties input, @Nullable String view) throws TemplateException {
        if (view == null || !view.startsWith(VIEW_START) || !view.endsWith(VIEW_END)) {
            throw new TemplateException(input.path() + ".ViewOriginalText of a view must be " + VIEW_START
                    + "<JSON in Base64>" + VIEW_END + ": " + view);
        }
    }

    private static Storage storage(Properties storage) throws TemplateException {
        String location = storage.required("Location");
        if (!location.startsWith("s3://")) {
            throw new TemplateException(storage.path() + ".Location must begin with s3://: " + location);
        }
        Properties serde = storage.object("SerdeInfo");
        return new Storage(
                location,
                storage.required("InputFormat"),
                storage.required("OutputFormat"),
                serde.required("SerializationLibrary"),
                serde.textMap("Parameters"));
    }

    private static List<Column> columns(Properties holder, String list) throws TemplateException {
        List<Column> columns = new ArrayList<>();
        for (Properties column : holder.objects(list)) {
            columns.add(new Column(column.required("Name"), column.text("Type", "string"), column.text("Comment")));
        }
        return columns;
    }
}
