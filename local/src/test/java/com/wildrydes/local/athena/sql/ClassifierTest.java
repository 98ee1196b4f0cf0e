package com.wildrydes.local.athena.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.sql.SqlStatement.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT 1                                   | SELECT
            with x AS (SELECT 1) SELECT * FROM x       | SELECT
            (SELECT 1) UNION (SELECT 2)                | SELECT
            VALUES 1                                   | SELECT
            INSERT INTO t SELECT 1                     | INSERT
            CREATE TABLE t AS SELECT 1                 | CREATE_TABLE_AS_SELECT
            CREATE OR REPLACE VIEW v AS SELECT 1       | CREATE_VIEW
            EXPLAIN ANALYZE SELECT 1                   | EXPLAIN
            """)
    void queries_are_the_engines(String sql, Engine.Kind kind) throws AthenaException {
        assertThat(Classifier.classify(sql)).isEqualTo(new Engine(kind, sql));
    }

    @Test
    void comments_before_a_statement_keep_its_places() throws AthenaException {
        String sql = "-- Which unicorns?\n/* all; of them */ SELECT 1";

        assertThat(Classifier.classify(sql + " ; ; ")).isEqualTo(new Engine(Engine.Kind.SELECT, sql));
    }

    @Test
    void a_semicolon_in_a_text_ends_nothing() throws AthenaException {
        assertThat(Classifier.classify("SELECT ';', \";\" -- ;"))
                .isEqualTo(new Engine(Engine.Kind.SELECT, "SELECT ';', \";\""));
    }

    @Test
    void names_may_be_quoted_in_either_way() throws AthenaException {
        assertThat(Classifier.classify("DESCRIBE `My``Db`.\"A\"\"B\""))
                .isEqualTo(new SqlStatement.Describe(new TableName("My`Db", "A\"B")));
        assertThat(Classifier.classify("desc AwsDataCatalog.Rides.Trips"))
                .isEqualTo(new SqlStatement.Describe(new TableName("rides", "trips")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELEC 1                | line 1:1: mismatched input 'SELEC'. Expecting: 'ALTER'
            ~~                     | line 1:1: mismatched input '<EOF>'
            -- nothing             | line 1:1: mismatched input '<EOF>'
            SELECT 'open           | line 1:8: mismatched input
            SELECT /* open         | line 1:8: a comment
            DROP DATABASE a b      | line 1:17: mismatched input 'b'. Expecting: <EOF>
            DESCRIBE               | line 1:9: mismatched input '<EOF>'. Expecting: <identifier>
            SHOW ME                | line 1:6: mismatched input 'ME'
            PREPARE p SELECT 1     | line 1:11: mismatched input 'SELECT'. Expecting: 'FROM'
            """)
    void a_statement_that_is_none_is_refused_with_its_place(String sql, String message) {
        assertThatThrownBy(() -> Classifier.classify(sql))
                .isInstanceOf(AthenaException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void lines_are_counted() {
        assertThatThrownBy(() -> Classifier.classify("-- one\n\n  DROP\n   INDEX x"))
                .hasMessageStartingWith("line 4:4: mismatched input 'INDEX'");
    }
}
