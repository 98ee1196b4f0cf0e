package com.wildrydes.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of "Understand custom prefixes for Amazon S3 objects" in the Amazon Data Firehose Developer Guide.
class KeyPrefixTest {
    private static final Instant ARRIVAL = Instant.parse("2026-03-01T23:59:59.999Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                    | 2026/03/01/23/
            events/                                               | events/2026/03/01/23/
            events                                                | events2026/03/01/23/
            !{timestamp:yyyy}/                                    | 2026/
            events/year=!{timestamp:yyyy}/month=!{timestamp:MM}/  | events/year=2026/month=03/
            !{timestamp:'year='yyyy'/hour='HH}/                   | year=2026/hour=23/
            Ёжик/!{timestamp:dd}/                                 | Ёжик/01/
            """)
    void a_prefix_is_evaluated_in_utc(String prefix, String expected) {
        assertThat(data(prefix)).isEqualTo(expected);
    }

    private static String data(String prefix) {
        return KeyPrefix.ofData(prefix).evaluate(ARRIVAL, new SplittableRandom(1), "error");
    }

    @Test
    void random_strings_have_eleven_characters_each_of_its_own() {
        assertThat(data("!{firehose:random-string}/!{firehose:random-string}/"))
                .matches("[a-zA-Z0-9]{11}/[a-zA-Z0-9]{11}/2026/03/01/23/")
                .satisfies(key -> assertThat(key.substring(0, 11)).isNotEqualTo(key.substring(12, 23)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``        | ``                                                 | format-conversion-failed/2026/03/01/23/
            events/   | ``                                                 | events/format-conversion-failed/2026/03/01/23/
            events/   | errors/ | errors/
            events/   | errors/!{firehose:error-output-type}/ | errors/format-conversion-failed/
            !{timestamp:yyyy}/ | !{firehose:error-output-type}/!{timestamp:dd}/ | format-conversion-failed/01/
            """)
    void an_error_prefix_names_the_kind_of_error(String prefix, String errorPrefix, String expected) {
        String key = KeyPrefix.ofErrors(prefix, errorPrefix)
                .evaluate(ARRIVAL, new SplittableRandom(1), KeyPrefix.FORMAT_CONVERSION_FAILED);
        assertThat(key).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            !{firehose:error-output-type}/       | Prefix cannot contain !{firehose:error-output-type}
            !{firehose:shard}/                   | not !{firehose:shard}
            !{partitionKeyFromQuery:name}/       | no dynamic partitioning
            !{time:yyyy}/                        | namespaces timestamp and firehose, not !{time:yyyy}
            !{timestamp:yyyy/                    | not of the form !{namespace:value}: !{timestamp:yyyy/
            !{timestamp}/                        | not of the form !{namespace:value}: !{timestamp}
            !{timestamp:nonsense}/               | no pattern of Java's DateTimeFormatter
            """)
    void a_prefix_that_breaks_a_rule_is_refused(String prefix, String problem) {
        assertThatThrownBy(() -> KeyPrefix.ofData(prefix))
                .isInstanceOf(FirehoseException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void with_expressions_in_the_prefix_the_error_prefix_must_be_given() {
        assertThatThrownBy(() -> KeyPrefix.ofErrors("!{timestamp:yyyy}/", ""))
                .hasMessage("ErrorOutputPrefix can't be null when Prefix contains expressions: !{timestamp:yyyy}/");
    }

    @Test
    void with_expressions_of_its_own_the_error_prefix_must_name_the_kind_of_error() {
        assertThatThrownBy(() -> KeyPrefix.ofErrors("", "errors/!{timestamp:yyyy}/"))
                .hasMessage("ErrorOutputPrefix with expressions must contain !{firehose:error-output-type}:"
                        + " errors/!{timestamp:yyyy}/");
    }

    @Test
    void a_prefix_of_more_than_512_characters_is_refused() {
        assertThatThrownBy(() -> KeyPrefix.ofData("x".repeat(500)).requireShort("Prefix"))
                .hasMessage("Prefix must have at most 512 characters once evaluated: 514");
    }

    @Test
    void the_keys_of_a_delivery_follow_from_its_first_record_alone() {
        DeliveryStreamConfig config = StreamFixture.CONVERTING;
        StreamState state = StreamState.create(config, UUID.fromString("7a0e15ff-7e3c-4d52-9a53-3b2c1f1a8d11"), 0);
        ObjectKeys keys = ObjectKeys.of(state, ARRIVAL.toEpochMilli());
        assertThat(ObjectKeys.of(state, ARRIVAL.toEpochMilli())).isEqualTo(keys);
        assertThat(ObjectKeys.of(state.delivered(2), ARRIVAL.toEpochMilli()).data())
                .isNotEqualTo(keys.data());
        assertThat(keys.data())
                .startsWith("events/hour=2026-03-01-23/rides-1-2026-03-01-23-59-59-")
                .endsWith(".parquet");
    }
}
