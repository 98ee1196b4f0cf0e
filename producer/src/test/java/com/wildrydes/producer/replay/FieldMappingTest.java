package com.wildrydes.producer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldMappingTest {

    @Test
    void named_columns_hold_the_fields_and_the_others_keep_their_names() {
        FieldMapping mapping = FieldMapping.parse("Name=vehicle id, StatusTime = ts");

        assertThat(mapping.column(EventField.NAME)).isEqualTo("vehicle id");
        assertThat(mapping.column(EventField.STATUS_TIME)).isEqualTo("ts");
        assertThat(mapping.column(EventField.LATITUDE)).isEqualTo("Latitude");
    }

    @Test
    void column_may_hold_an_equals_sign() {
        assertThat(FieldMapping.parse("Name=a=b").columns()).isEqualTo(Map.of(EventField.NAME, "a=b"));
    }

    @Test
    void unknown_field_is_refused_with_the_fields_there_are() {
        assertThatThrownBy(() -> FieldMapping.parse("Speed=v"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the event has no field \"Speed\"; it has: Name, StatusTime, Latitude, Longitude, Distance,"
                        + " HealthPoints, MagicPoints");
    }

    @Test
    void mapping_of_another_form_is_refused() {
        for (String text : new String[] {"", "Name", "Name=", "Name=a,", "=a"}) {
            assertThatThrownBy(() -> FieldMapping.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> FieldMapping.parse("Name"))
                .hasMessage("a mapping must have the form Name=column,…: Name");
    }

    @Test
    void field_that_is_mapped_twice_is_refused() {
        assertThatThrownBy(() -> FieldMapping.parse("Name=a,Name=b"))
                .hasMessage("a field can be in one column, but Name is mapped twice: Name=a,Name=b");
    }

    @Test
    void column_that_is_mapped_to_two_fields_is_refused() {
        assertThatThrownBy(() -> FieldMapping.parse("Latitude=x,Longitude=x"))
                .hasMessage("a column can hold one field, but x is mapped to both Latitude and Longitude");
    }
}
