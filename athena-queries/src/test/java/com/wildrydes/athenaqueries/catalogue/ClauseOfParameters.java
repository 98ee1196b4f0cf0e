package com.wildrydes.athenaqueries.catalogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds the clause that each question mark of a statement stands in.
final class ClauseOfParameters {
    private static final Set<String> CLAUSES =
            Set.of("WITH", "SELECT", "FROM", "ON", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET");
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|--.*|[A-Za-z_]\\w*|[()?]");

    private ClauseOfParameters() {}

    static List<String> in(String sql) {
        Deque<String> enclosing = new ArrayDeque<>();
        List<String> found = new ArrayList<>();
        String clause = "";
        for (String token : TOKEN.matcher(sql).results().map(MatchResult::group).toList()) {
            if (token.equals("(")) {
                enclosing.push(clause);
            } else if (token.equals(")")) {
                clause = enclosing.pop();
            } else if (token.equals("?")) {
                found.add(clause);
            } else if (CLAUSES.contains(token)) {
                clause = token;
            }
        }
        return found;
    }
}
