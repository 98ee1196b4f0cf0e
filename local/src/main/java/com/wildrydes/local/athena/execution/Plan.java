package com.wildrydes.local.athena.execution;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.PreparedStatement;
import com.wildrydes.local.athena.Saved;
import com.wildrydes.local.athena.WorkGroup;
import com.wildrydes.local.athena.sql.Classifier;
import com.wildrydes.local.athena.sql.CreateTableAs;
import com.wildrydes.local.athena.sql.Literal;
import com.wildrydes.local.athena.sql.SqlStatement;
import java.util.List;

/// What a request comes down to: a statement that is no EXECUTE, and the values of its question marks.
record Plan(SqlStatement statement, List<String> parameters) {

    static Plan of(QueryRequest request, Saved saved) throws AthenaException {
        Literal.requireAll(request.parameters());
        SqlStatement statement = Classifier.classify(request.sql());
        if (statement instanceof SqlStatement.Execute(String name, List<String> using)) {
            if (!using.isEmpty() && !request.parameters().isEmpty()) {
                throw AthenaException.invalid(
                        "Parameters are given either in the clause USING or as ExecutionParameters, not in both");
            }
            PreparedStatement prepared = saved.preparedStatement(request.workGroup(), name);
            return new Plan(Classifier.classify(prepared.sql()), using.isEmpty() ? request.parameters() : using);
        }
        if (!(statement instanceof SqlStatement.Engine) && !request.parameters().isEmpty()) {
            throw AthenaException.invalid("Execution parameters are for SELECT, INSERT INTO, CREATE TABLE AS and "
                    + "EXECUTE, not for: " + request.sql());
        }
        return new Plan(statement, request.parameters());
    }

    /// Refuses a table whose files would go past its workgroup's location (Athena User Guide, "Override client-side
    /// settings").
    void requireCentralLocation(WorkGroup group) throws AthenaException {
        if (group.enforced()
                && statement instanceof SqlStatement.Engine engine
                && engine.kind() == SqlStatement.Engine.Kind.CREATE_TABLE_AS_SELECT
                && CreateTableAs.parse(engine.text()).hasLocation()) {
            throw AthenaException.invalid("The Create Table As Select query failed because it was submitted with an "
                    + "'external_location' property to an Athena Workgroup that enforces a centralized output location "
                    + "for all queries. Please remove the 'external_location' property and resubmit the query.");
        }
    }
}
