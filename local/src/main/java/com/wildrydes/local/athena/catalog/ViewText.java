package com.wildrydes.local.athena.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.glue.GlueColumn;
import com.wildrydes.local.glue.GlueTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A view's text as Athena keeps it in Glue: `/* Presto View: … */` around JSON as base64, with the SQL in the member
/// `originalSql` and the columns in `columns`.
final class ViewText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORM = Pattern.compile("/\\* Presto View: ([A-Za-z0-9+/=\\s]+) \\*/");

    private ViewText() {}

    /// The view's query.
    ///
    /// @throws DdlException when the text is no view of Athena's
    static String sql(GlueTable view) throws DdlException {
        return definition(view.name(), String.valueOf(view.viewOriginalText()))
                .path("originalSql")
                .asText()
                .strip();
    }

    /// The view's columns, their types in Hive's words.
    ///
    /// @throws DdlException when the text is no view of Athena's
    static List<GlueColumn> columns(String name, String text) throws DdlException {
        List<GlueColumn> columns = new ArrayList<>();
        for (JsonNode column : definition(name, text).path("columns")) {
            String type = HiveType.of(column.path("type").asText());
            columns.add(new GlueColumn(column.path("name").asText(), type, null));
        }
        return columns;
    }

    private static JsonNode definition(String name, String text) throws DdlException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new DdlException("The text of view " + name + " is not one of Athena's");
        }
        try {
            return JSON.readTree(Base64.getMimeDecoder().decode(form.group(1).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException | IllegalArgumentException e) {
            throw new DdlException("The text of view " + name + " is not one of Athena's: " + e.getMessage());
        }
    }
}
