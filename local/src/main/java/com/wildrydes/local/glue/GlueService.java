package com.wildrydes.local.glue;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import com.wildrydes.local.json.JsonInput;
import com.wildrydes.local.json.JsonOutput;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Glue's API, as far as it is a catalog of databases and tables. Crawlers, jobs and stored partitions are not served:
/// the partitions of this project's tables are projected. Thread-safe.
public final class GlueService implements AwsService {
    private static final int MAX_PAGE = 100;

    private final Glue glue;
    private final GlueDocuments documents;

    /// @param accountId the catalog's id
    public GlueService(Glue glue, String accountId) {
        this.glue = glue;
        this.documents = new GlueDocuments(accountId);
    }

    @Override
    public String name() {
        return "glue";
    }

    @Override
    public List<String> targetPrefixes() {
        return List.of("AWSGlue");
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException, IOException {
        JsonInput input = JsonInput.of(request);
        try {
            JsonOutput answer = switch (request.operation()) {
                case "GetDatabase" -> getDatabase(input);
                case "GetDatabases" -> getDatabases(input);
                case "CreateDatabase" -> createDatabase(input);
                case "DeleteDatabase" -> deleteDatabase(input);
                case "GetTable" -> getTable(input);
                case "GetTables" -> getTables(input);
                case "CreateTable" -> createTable(input);
                case "UpdateTable" -> updateTable(input);
                case "DeleteTable" -> deleteTable(input);
                case "GetPartitions" -> getPartitions(input);
                default ->
                    throw new AwsException(
                            "UnknownOperationException",
                            "Glue here keeps databases and tables: it has no operation " + request.operation(),
                            400);
            };
            return answer.answer();
        } catch (GlueException e) {
            throw new AwsException(e.code(), String.valueOf(e.getMessage()), 400, e);
        }
    }

    private JsonOutput getDatabase(JsonInput input) throws AwsException, GlueException {
        StoredDatabase database = glue.requireDatabase(Required.text(input, "Name"));
        return new JsonOutput().structure("Database", documents.database(database));
    }

    private JsonOutput getDatabases(JsonInput input) throws AwsException, GlueException {
        GluePage<StoredDatabase> page = GluePage.of(glue.databases(), input, MAX_PAGE);
        return new JsonOutput()
                .structures("DatabaseList", page.items(), documents::database)
                .text("NextToken", page.nextToken());
    }

    private JsonOutput createDatabase(JsonInput input) throws AwsException, GlueException, IOException {
        glue.create(GlueDocuments.database(Required.structure(input, "DatabaseInput")));
        return new JsonOutput();
    }

    private JsonOutput deleteDatabase(JsonInput input) throws AwsException, GlueException, IOException {
        glue.deleteDatabase(Required.text(input, "Name"));
        return new JsonOutput();
    }

    private JsonOutput getTable(JsonInput input) throws AwsException, GlueException {
        StoredTable table = glue.requireTable(Required.text(input, "DatabaseName"), Required.text(input, "Name"));
        return new JsonOutput().structure("Table", documents.table(table));
    }

    /// The Expression is a regular expression over table names; `*` alone stands for any text, as clients use it.
    private JsonOutput getTables(JsonInput input) throws AwsException, GlueException {
        String database = Required.text(input, "DatabaseName");
        glue.requireDatabase(database);
        Pattern names = names(input.text("Expression").orElse(""));
        List<StoredTable> found = glue.tables(database).stream()
                .filter(stored -> names.matcher(stored.table().name()).matches())
                .toList();
        GluePage<StoredTable> page = GluePage.of(found, input, MAX_PAGE);
        return new JsonOutput()
                .structures("TableList", page.items(), documents::table)
                .text("NextToken", page.nextToken());
    }

    private static Pattern names(String expression) throws GlueException {
        String pattern = expression.isEmpty() || expression.equals("*") ? ".*" : expression;
        try {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw GlueException.invalid("Expression must be a regular expression: " + expression);
        }
    }

    private JsonOutput createTable(JsonInput input) throws AwsException, GlueException, IOException {
        glue.create(tableInput(input));
        return new JsonOutput();
    }

    private JsonOutput updateTable(JsonInput input) throws AwsException, GlueException, IOException {
        glue.update(tableInput(input));
        return new JsonOutput();
    }

    private static GlueTable tableInput(JsonInput input) throws AwsException {
        return GlueDocuments.table(Required.text(input, "DatabaseName"), Required.structure(input, "TableInput"));
    }

    private JsonOutput deleteTable(JsonInput input) throws AwsException, GlueException, IOException {
        glue.deleteTable(Required.text(input, "DatabaseName"), Required.text(input, "Name"));
        return new JsonOutput();
    }

    /// None: a table's partitions are projected from its parameters, and Glue keeps nothing of them.
    private JsonOutput getPartitions(JsonInput input) throws AwsException, GlueException {
        glue.requireTable(Required.text(input, "DatabaseName"), Required.text(input, "TableName"));
        return new JsonOutput().structures("Partitions", List.of(), _ -> new JsonOutput());
    }
}
