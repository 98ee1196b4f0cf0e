package com.wildrydes.athenaengine;

import com.wildrydes.athenaengine.control.Reply;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import java.util.ArrayList;
import java.util.List;

/// Tells which texts are one SQL expression each, so that a parameter is a parameter and nothing else.
final class Expressions {
    private static final SqlParser PARSER = new SqlParser();

    private Expressions() {}

    static List<Reply.Invalid> invalid(List<String> texts) {
        List<Reply.Invalid> invalid = new ArrayList<>();
        for (int index = 0; index < texts.size(); index++) {
            try {
                PARSER.createExpression(texts.get(index));
            } catch (ParsingException e) {
                invalid.add(new Reply.Invalid(index, e.getErrorMessage()));
            }
        }
        return invalid;
    }
}
