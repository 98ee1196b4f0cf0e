package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.NamedQuery;
import com.wildrydes.local.athena.PreparedStatement;
import com.wildrydes.local.athena.Saved;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;
import com.wildrydes.local.json.JsonOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The operations on named queries and prepared statements.
final class SavedOperations {
    private static final int MAX_PAGE = 50;
    private static final int MAX_BATCH = 50;
    private static final int MAX_SQL = 262_144;
    private static final String NAME = "Name";
    private static final String DATABASE = "Database";
    private static final String DESCRIPTION = "Description";
    private static final String SQL = "QueryString";
    private static final String WORK_GROUP = "WorkGroup";
    private static final String QUERY_ID = "NamedQueryId";
    private static final String STATEMENT = "QueryStatement";
    private static final String STATEMENT_NAME = "StatementName";
    private static final String NEXT_TOKEN = "NextToken";

    private final Saved saved;

    SavedOperations(Saved saved) {
        this.saved = saved;
    }

    Map<String, AthenaOperation> all() {
        Map<String, AthenaOperation> all = new HashMap<>();
        all.put("CreateNamedQuery", this::createQuery);
        all.put("GetNamedQuery", this::getQuery);
        all.put("BatchGetNamedQuery", this::getQueries);
        all.put("ListNamedQueries", this::listQueries);
        all.put("UpdateNamedQuery", this::updateQuery);
        all.put("DeleteNamedQuery", this::deleteQuery);
        all.put("CreatePreparedStatement", this::createStatement);
        all.put("GetPreparedStatement", this::getStatement);
        all.put("BatchGetPreparedStatement", this::getStatements);
        all.put("ListPreparedStatements", this::listStatements);
        all.put("UpdatePreparedStatement", this::updateStatement);
        all.put("DeletePreparedStatement", this::deleteStatement);
        return all;
    }

    private JsonOutput createQuery(JsonInput input) throws AthenaException, AwsException, IOException {
        String workGroup = Members.workGroup(input);
        saved.workGroup(workGroup);
        NamedQuery query = new NamedQuery(
                UUID.randomUUID().toString(),
                Members.length(Members.required(input, NAME), NAME, 1, 128),
                Members.required(input, DATABASE),
                input.text(DESCRIPTION).orElse(""),
                Members.length(Members.required(input, SQL), SQL, 1, MAX_SQL),
                workGroup);
        saved.put(query);
        return new JsonOutput().text(QUERY_ID, query.id());
    }

    private JsonOutput getQuery(JsonInput input) throws AthenaException, AwsException {
        return new JsonOutput().structure("NamedQuery", query(saved.namedQuery(Members.required(input, QUERY_ID))));
    }

    private JsonOutput getQueries(JsonInput input) throws AthenaException, AwsException {
        List<NamedQuery> found = new ArrayList<>();
        List<JsonOutput> missing = new ArrayList<>();
        for (String id : Members.batch(input, "NamedQueryIds", MAX_BATCH)) {
            try {
                found.add(saved.namedQuery(id));
            } catch (AthenaException e) {
                missing.add(unprocessed(QUERY_ID, id, e));
            }
        }
        return new JsonOutput()
                .structures("NamedQueries", found, SavedOperations::query)
                .structures("UnprocessedNamedQueryIds", missing, id -> id);
    }

    static JsonOutput unprocessed(String member, String id, AthenaException error) {
        return new JsonOutput()
                .text(member, id)
                .text("ErrorCode", error.detail())
                .text("ErrorMessage", error.getMessage());
    }

    private JsonOutput listQueries(JsonInput input) throws AthenaException, AwsException {
        String workGroup = Members.workGroup(input);
        saved.workGroup(workGroup);
        ListPage<NamedQuery> page = ListPage.of(saved.namedQueries(workGroup), input, MAX_PAGE);
        return new JsonOutput()
                .texts(
                        "NamedQueryIds",
                        page.items().stream().map(NamedQuery::id).toList())
                .text(NEXT_TOKEN, page.nextToken());
    }

    private JsonOutput updateQuery(JsonInput input) throws AthenaException, AwsException, IOException {
        NamedQuery known = saved.namedQuery(Members.required(input, QUERY_ID));
        saved.put(new NamedQuery(
                known.id(),
                Members.length(Members.required(input, NAME), NAME, 1, 128),
                known.database(),
                input.text(DESCRIPTION).orElse(known.description()),
                Members.length(Members.required(input, SQL), SQL, 1, MAX_SQL),
                known.workGroup()));
        return new JsonOutput();
    }

    private JsonOutput deleteQuery(JsonInput input) throws AthenaException, AwsException, IOException {
        saved.deleteNamedQuery(Members.required(input, QUERY_ID));
        return new JsonOutput();
    }

    private static JsonOutput query(NamedQuery query) {
        return new JsonOutput()
                .text(NAME, query.name())
                .text(DESCRIPTION, query.description())
                .text(DATABASE, query.database())
                .text(SQL, query.sql())
                .text(QUERY_ID, query.id())
                .text(WORK_GROUP, query.workGroup());
    }

    private JsonOutput createStatement(JsonInput input) throws AthenaException, AwsException, IOException {
        String workGroup = Members.required(input, WORK_GROUP);
        String name = Members.length(Members.required(input, STATEMENT_NAME), STATEMENT_NAME, 1, 256);
        if (saved.preparedStatements(workGroup).stream()
                .anyMatch(known -> known.name().equals(name))) {
            throw AthenaException.invalid("PreparedStatement " + name + " already exists");
        }
        saved.prepare(workGroup, name, sql(input), input.text(DESCRIPTION).orElse(""));
        return new JsonOutput();
    }

    private static String sql(JsonInput input) throws AthenaException, AwsException {
        return Members.length(Members.required(input, STATEMENT), STATEMENT, 1, MAX_SQL);
    }

    private JsonOutput getStatement(JsonInput input) throws AthenaException, AwsException {
        return new JsonOutput().structure("PreparedStatement", statement(named(input)));
    }

    private PreparedStatement named(JsonInput input) throws AthenaException, AwsException {
        return saved.preparedStatement(Members.required(input, WORK_GROUP), Members.required(input, STATEMENT_NAME));
    }

    private JsonOutput getStatements(JsonInput input) throws AthenaException, AwsException {
        String workGroup = Members.required(input, WORK_GROUP);
        List<PreparedStatement> found = new ArrayList<>();
        List<JsonOutput> missing = new ArrayList<>();
        for (String name : Members.batch(input, "PreparedStatementNames", MAX_BATCH)) {
            try {
                found.add(saved.preparedStatement(workGroup, name));
            } catch (AthenaException e) {
                missing.add(unprocessed(STATEMENT_NAME, name, e));
            }
        }
        return new JsonOutput()
                .structures("PreparedStatements", found, SavedOperations::statement)
                .structures("UnprocessedPreparedStatementNames", missing, name -> name);
    }

    private JsonOutput listStatements(JsonInput input) throws AthenaException, AwsException {
        String workGroup = Members.required(input, WORK_GROUP);
        saved.workGroup(workGroup);
        ListPage<PreparedStatement> page = ListPage.of(saved.preparedStatements(workGroup), input, MAX_PAGE);
        return new JsonOutput()
                .structures(
                        "PreparedStatements",
                        page.items(),
                        statement -> new JsonOutput()
                                .text(STATEMENT_NAME, statement.name())
                                .time("LastModifiedTime", statement.modifiedMs()))
                .text(NEXT_TOKEN, page.nextToken());
    }

    private JsonOutput updateStatement(JsonInput input) throws AthenaException, AwsException, IOException {
        PreparedStatement known = named(input);
        saved.prepare(
                known.workGroup(),
                known.name(),
                sql(input),
                input.text(DESCRIPTION).orElse(known.description()));
        return new JsonOutput();
    }

    private JsonOutput deleteStatement(JsonInput input) throws AthenaException, AwsException, IOException {
        PreparedStatement known = named(input);
        saved.deletePreparedStatement(known.workGroup(), known.name());
        return new JsonOutput();
    }

    private static JsonOutput statement(PreparedStatement statement) {
        return new JsonOutput()
                .text(STATEMENT_NAME, statement.name())
                .text(STATEMENT, statement.sql())
                .text("WorkGroupName", statement.workGroup())
                .text(DESCRIPTION, statement.description())
                .time("LastModifiedTime", statement.modifiedMs());
    }
}
