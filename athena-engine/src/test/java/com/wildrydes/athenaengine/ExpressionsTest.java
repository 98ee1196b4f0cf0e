package com.wildrydes.athenaengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.athenaengine.control.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionsTest {

    @Test
    void a_literal_of_any_type_is_one_expression() {
        assertThat(Expressions.invalid(List.of(
                        "'it''s'", "-12.5", "1.5E0", "true", "NULL", "DATE '2026-01-31'", "ARRAY[1, 2]", "1 -- one")))
                .isEmpty();
    }

    @Test
    void what_is_more_or_less_than_one_expression_is_told_by_its_index() {
        assertThat(Expressions.invalid(List.of("1", "1, 2", "'open", "", "1) OR (1 = 1")))
                .extracting(Reply.Invalid::index)
                .containsExactly(1, 2, 3, 4);
    }
}
