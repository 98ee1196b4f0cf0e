package com.wildrydes.athenaqueries.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedSqlTest {
    @Test
    void names_become_question_marks_in_their_order() {
        NamedSql sql = NamedSql.parse("SELECT 1 WHERE a > :from AND b < :to AND c = :from");
        assertThat(sql.positional()).isEqualTo("SELECT 1 WHERE a > ? AND b < ? AND c = ?");
        assertThat(sql.names()).containsExactly("from", "to", "from");
    }

    @Test
    void literals_identifiers_and_comments_stay_as_they_are() {
        String text = """
                SELECT ':a', 'it''s :b?', ":c ""?" -- :d
                /* :e
                   'f */ , 4 / 2 - 1 /* 'g */""";
        NamedSql sql = NamedSql.parse(text + " WHERE x = :h");
        assertThat(sql.positional()).isEqualTo(text + " WHERE x = ?");
        assertThat(sql.names()).containsExactly("h");
    }

    @Test
    void a_name_ends_where_its_letters_end() {
        NamedSql sql = NamedSql.parse("(:a_1)-:b");
        assertThat(sql.positional()).isEqualTo("(?)-?");
        assertThat(sql.names()).containsExactly("a_1", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SELECT ?|a parameter has a name, like :from, not '?': ?",
                "SELECT 1; SELECT 2|a query is one statement without ';': ; SELECT 2",
                "SELECT 'a|what begins here has no end: 'a",
                "SELECT \"a|what begins here has no end: \"a",
                "SELECT 1 /* a|what begins here has no end: /* a",
                "SELECT /*/|what begins here has no end: /*/",
                "SELECT :|after ':' comes a parameter's name in lower case: :",
                "SELECT :From|after ':' comes a parameter's name in lower case: :From",
                "SELECT 1 -- why?|a comment has no '?', which Athena's console takes for a parameter: -- why?",
                "SELECT 1 /* why? */|a comment has no '?', which Athena's console takes for a parameter: /* why? */",
            })
    void what_athena_would_misread_is_refused(String sql, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedSql.parse(sql))
                .withMessage(reason);
    }
}
