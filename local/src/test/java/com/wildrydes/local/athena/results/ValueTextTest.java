package com.wildrydes.local.athena.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.athena.engine.Row;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    @Test
    void values_are_written_as_athena_writes_them() {
        assertThat(ValueText.of(null)).isNull();
        assertThat(ValueText.of("2026-11-22 18:00:00.000")).isEqualTo("2026-11-22 18:00:00.000");
        assertThat(ValueText.of(1.0e10)).isEqualTo("1.0E10");
        assertThat(ValueText.of(0.1)).isEqualTo("0.1");
        assertThat(ValueText.of(Double.NaN)).isEqualTo("NaN");
        assertThat(ValueText.of(1.5f)).isEqualTo("1.5");
        assertThat(ValueText.of(true)).isEqualTo("true");
        assertThat(ValueText.of(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(ValueText.of(new BigDecimal("10.50"))).isEqualTo("10.50");
        assertThat(ValueText.of(new byte[] {0x0a, (byte) 0xff})).isEqualTo("0a ff");
    }

    @Test
    void nested_values_are_written_without_quotes() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 2L);
        map.put("a", null);

        assertThat(ValueText.of(Arrays.asList(1L, null, List.of("x, y")))).isEqualTo("[1, null, [x, y]]");
        assertThat(ValueText.of(map)).isEqualTo("{b=2, a=null}");
        assertThat(ValueText.of(new Row.Struct(Arrays.asList("x", null), Arrays.asList(1L, null))))
                .isEqualTo("{x=1, field1=null}");
    }
}
