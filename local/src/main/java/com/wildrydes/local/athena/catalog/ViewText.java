package com.wildrydes.local.athena.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.glue.GlueTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A view's text as Athena keeps it in Glue: `/* Presto View: … */` around JSON as base64, with the SQL in the member
/// `originalSql`.
final class ViewText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORM = Pattern.compile("/\\* Presto View: ([A-Za-z0-9+/=\\s]+) \\*/");

    private ViewText() {}

    /// The view's query.
    ///
    /// @throws DdlException when the text is no view of Athena's
    static String sql(GlueTable view) throws DdlException {
        Matcher text = FORM.matcher(String.valueOf(view.viewOriginalText()));
        if (!text.matches()) {
            throw new DdlException("The text of view " + view.name() + " is not one of Athena's");
        }
        try {
            byte[] json = Base64.getMimeDecoder().decode(text.group(1).getBytes(StandardCharsets.US_ASCII));
            JsonNode sql = JSON.readTree(json).path("originalSql");
            return sql.asText().strip();
        } catch (IOException | IllegalArgumentException e) {
            throw new DdlException("The text of view " + view.name() + " is not one of Athena's: " + e.getMessage());
        }
    }
}
