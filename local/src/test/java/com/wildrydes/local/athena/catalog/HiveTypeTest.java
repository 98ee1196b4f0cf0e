package com.wildrydes.local.athena.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiveTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            boolean                                     | boolean
            integer                                     | int
            real                                        | float
            varchar                                     | string
            varchar(10)                                 | varchar(10)
            char(3)                                     | char(3)
            decimal(10, 2)                              | decimal(10,2)
            varbinary                                   | binary
            timestamp(3)                                | timestamp
            date                                        | date
            array(integer)                              | array<int>
            map(varchar, array(real))                   | map<string,array<float>>
            row(x bigint, "y z" row(a varchar, b date)) | struct<x:bigint,y z:struct<a:string,b:date>>
            """)
    void types_are_named_as_hive_names_them(String trino, String hive) {
        assertThat(HiveType.of(trino)).isEqualTo(hive);
    }
}
