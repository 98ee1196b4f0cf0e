package com.wildrydes.local.athena.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.athena.AthenaException;
import org.junit.jupiter.api.Test;

class CreateTableAsTest {
    @Test
    void a_table_without_properties_gets_a_location_and_parquet() throws AthenaException {
        assertThat(CreateTableAs.parse("CREATE TABLE \"db\".\"t\" AS SELECT 1 x")
                        .at("s3://b/tables/1/"))
                .isEqualTo("CREATE TABLE \"db\".\"t\" WITH (external_location = 's3://b/tables/1/', "
                        + "format = 'PARQUET') AS SELECT 1 x");
    }

    @Test
    void properties_that_the_engine_knows_stay_and_compression_goes() throws AthenaException {
        String sql = "CREATE TABLE IF NOT EXISTS t COMMENT 'c'\nWITH (format = 'ORC', write_compression = 'SNAPPY',\n"
                + " bucketed_by = ARRAY['a', 'b'], external_location = 's3://b/x/')\nAS WITH q AS (SELECT 1) TABLE q";

        assertThat(CreateTableAs.parse(sql).at("s3://ignored/"))
                .startsWith("CREATE TABLE IF NOT EXISTS t COMMENT 'c'\nWITH (external_location = 's3://b/x/', "
                        + "format = 'ORC', bucketed_by = ARRAY['a', 'b']) AS WITH q AS (SELECT 1) TABLE q");
    }

    @Test
    void what_is_no_query_or_unknown_is_refused() {
        assertThatThrownBy(() -> CreateTableAs.parse("CREATE TABLE t (x int)"))
                .hasMessageStartingWith("line 1:16: mismatched input '('. Expecting: 'AS'");
        assertThatThrownBy(() -> CreateTableAs.parse("CREATE TABLE t WITH (table_type = 'ICEBERG') AS SELECT 1"))
                .hasMessageContaining("table_type = 'ICEBERG'");
        assertThatThrownBy(() -> CreateTableAs.parse("CREATE TABLE t WITH (partitioned_by = ARRAY['d']) AS SELECT 1 d"))
                .hasMessageContaining("partitions are projected, not stored");
        assertThatThrownBy(() -> CreateTableAs.parse("CREATE TABLE t WITH (format 'ORC') AS SELECT 1"))
                .hasMessageContaining("Expecting: '='");
    }
}
