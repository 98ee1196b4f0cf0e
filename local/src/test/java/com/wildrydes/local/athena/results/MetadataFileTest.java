package com.wildrydes.local.athena.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataFileTest {
    /// The bytes that Athena wrote for a column `ary`, as published in Stack Overflow's question 55991018.
    @Test
    void an_array_is_described_byte_by_byte_as_athena_did() {
        byte[] athenas = HexFormat.of()
                .parseHex("0a1b32303139303432335f3132353132385f30303030315f65687475722219" + "0a0468697665"
                        + "2203617279" + "2a03617279" + "32056172726179" + "4803");

        assertThat(MetadataFile.of(
                        "20190423_125128_00001_ehtur", List.of(new ResultColumn("ary", "array", 0, 0, false))))
                .isEqualTo(athenas);
    }

    @Test
    void large_numbers_take_several_bytes() {
        byte[] bytes = MetadataFile.of("", List.of(ResultColumn.of("a", "varchar")));

        assertThat(HexFormat.of().formatHex(bytes)).contains("38ffffffff07" + "4803" + "5001");
    }
}
