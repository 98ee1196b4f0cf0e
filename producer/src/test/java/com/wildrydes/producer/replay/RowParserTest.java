package com.wildrydes.producer.replay;

import static com.wildrydes.producer.replay.EventField.DISTANCE;
import static com.wildrydes.producer.replay.EventField.LATITUDE;
import static com.wildrydes.producer.replay.EventField.LONGITUDE;
import static com.wildrydes.producer.replay.EventField.NAME;
import static com.wildrydes.producer.replay.EventField.STATUS_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowParserTest {

    @Nested
    class OfCsv {

        private static final String HEADER = "Name,StatusTime,Latitude,Longitude,Distance";

        private static CsvRowParser parser(String header, FieldMapping mapping) throws ReplayException {
            return new CsvRowParser("trips.csv", header, mapping);
        }

        @Test
        void values_are_those_below_their_columns() throws Exception {
            assertThat(parser("note,Longitude, Latitude ,StatusTime,Name", FieldMapping.NONE)
                            .parse("x,-74,40,t,Shadowfax"))
                    .isEqualTo(Map.of(NAME, "Shadowfax", STATUS_TIME, "t", LATITUDE, "40", LONGITUDE, "-74"));
        }

        @Test
        void quoted_values_lose_their_quotes() throws Exception {
            assertThat(parser(HEADER, FieldMapping.NONE).parse("\"Shadow, \"\"the\n fax\"\"\",\"t\",1,2,\"3\""))
                    .containsEntry(NAME, "Shadow, \"the\n fax\"")
                    .containsEntry(DISTANCE, "3");
        }

        @Test
        void empty_value_is_none() throws Exception {
            assertThat(parser(HEADER, FieldMapping.NONE).parse("a,t,1,2, ")).doesNotContainKey(DISTANCE);
            assertThat(parser(HEADER, FieldMapping.NONE).parse("a,t,1,2,\"\"")).doesNotContainKey(DISTANCE);
        }

        @Test
        void missing_column_is_refused_with_the_columns_there_are() {
            assertThatThrownBy(() -> parser("id,ts,Latitude,Longitude", FieldMapping.parse("Name=id")))
                    .isInstanceOf(ReplayException.class)
                    .hasMessage("trips.csv: no column StatusTime for StatusTime; the columns are: id, ts, Latitude,"
                            + " Longitude. Name the right one with --map StatusTime=COLUMN");
        }

        @Test
        void mapped_column_that_is_not_there_is_refused_even_where_the_event_could_do_without() {
            assertThatThrownBy(() -> parser(HEADER, FieldMapping.parse("Distance=dist")))
                    .hasMessageStartingWith(
                            "trips.csv: no column dist for Distance; the columns are: Name, StatusTime");
        }

        @Test
        void column_that_is_there_twice_is_refused() {
            assertThatThrownBy(() -> parser(HEADER + ",Name", FieldMapping.NONE))
                    .hasMessageStartingWith("trips.csv: column Name must be there once, but is there twice");
        }

        @Test
        void other_separators_are_told_by_the_columns_in_the_message() {
            assertThatThrownBy(() -> parser(HEADER.replace(',', ';'), FieldMapping.NONE))
                    .hasMessageContaining("the columns are: Name;StatusTime;Latitude");
        }

        @Test
        void row_with_more_or_fewer_fields_than_the_header_is_unreadable() {
            for (String row : new String[] {"a,t,1,2", "a,t,1,2,3,4"}) {
                assertThatThrownBy(() -> parser(HEADER, FieldMapping.NONE).parse(row))
                        .isInstanceOf(UnreadableRowException.class)
                        .hasMessageStartingWith("a row must have as many fields as the header, 5, but has ");
            }
        }
    }

    @Nested
    class OfJson {

        private static Map<EventField, String> parse(String row) throws UnreadableRowException, ReplayException {
            return new JsonRowParser("trips.jsonl", FieldMapping.NONE).parse(row);
        }

        @Test
        void strings_and_numbers_are_values_and_other_keys_are_skipped() throws Exception {
            assertThat(parse("{\"Name\":\"Shadowfax\",\"x\":{\"Name\":[1]},\"Latitude\":40.5,\"Longitude\":\"-74\"}"))
                    .isEqualTo(Map.of(NAME, "Shadowfax", LATITUDE, "40.5", LONGITUDE, "-74"));
        }

        @Test
        void null_and_empty_are_no_values() throws Exception {
            assertThat(parse("{\"Distance\":null,\"HealthPoints\":\"\"}")).isEmpty();
        }

        @Test
        void mapped_key_holds_the_field() throws Exception {
            assertThat(new JsonRowParser("x", FieldMapping.parse("Name=id")).parse("{\"id\":7}"))
                    .isEqualTo(Map.of(NAME, "7"));
        }

        @Test
        void key_that_is_mapped_to_one_field_is_not_another() throws Exception {
            assertThat(new JsonRowParser("x", FieldMapping.parse("Name=Distance")).parse("{\"Distance\":\"a\"}"))
                    .isEqualTo(Map.of(NAME, "a"));
        }

        @Test
        void mapped_key_that_the_first_row_lacks_is_refused_with_the_keys_there_are() {
            assertThatThrownBy(() -> new JsonRowParser("trips.jsonl", FieldMapping.parse("Name=id"))
                            .parse("{\"vehicle\":1,\"ts\":2}"))
                    .isInstanceOf(ReplayException.class)
                    .hasMessage("trips.jsonl: no key id for Name in the first row; its keys are: vehicle, ts");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "not json",
                    "[]",
                    "1",
                    "{\"Name\":\"a\"",
                    "{\"Name\":\"a\"} x",
                    "{\"Name\":\"a\"}{}",
                    "{\"Name\":\"a\",\"Name\":\"b\"}",
                    "{\"Latitude\":NaN}",
                    "{\"Latitude\":[1]}",
                    "{\"Name\":true}",
                    "{\"Name\":{}}",
                    "{\"Name\":\"a\nb\"}"
                })
        void what_is_no_object_of_plain_values_is_unreadable(String row) {
            assertThatThrownBy(() -> parse(row)).isInstanceOf(UnreadableRowException.class);
        }

        @Test
        void deep_nesting_is_unreadable_and_harmless() {
            assertThatThrownBy(() -> parse("{\"x\":" + "[".repeat(500_000)))
                    .isInstanceOf(UnreadableRowException.class)
                    .hasMessageStartingWith("a row must be a JSON object on one line: ");
        }
    }
}
