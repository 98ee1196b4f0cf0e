package com.wildrydes.local.firehose.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.firehose.parquet.ParquetSettings.ParquetCompression;
import com.wildrydes.local.firehose.parquet.ParquetSettings.WriterVersion;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.Encoding;
import dev.hardwood.metadata.FileMetaData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonToParquetTest {
    private static final ParquetSettings PLAIN = ParquetSettings.DEFAULT;

    @TempDir
    Path folder;

    @Test
    void records_are_written_in_the_order_in_which_they_come() throws Exception {
        Path file = folder.resolve("rows.parquet");
        try (JsonToParquet converter = Conversion.to("n int").open(file)) {
            converter.write(Conversion.bytes("{\"n\":3}\n{\"n\":1}\n"));
            converter.write(Conversion.bytes("{\"n\":2}{\"n\":1}"));
            converter.end();
            assertThat(converter.rows()).isEqualTo(4);
        }
        assertThat(ParquetRows.read(file)).extracting(row -> row.get("n")).containsExactly(3, 1, 2, 1);
    }

    @Test
    void a_record_that_cannot_be_converted_leaves_nothing_and_its_neighbours_stay() throws Exception {
        Path file = folder.resolve("rows.parquet");
        try (JsonToParquet converter = Conversion.to("n int, s string").open(file)) {
            converter.write(Conversion.bytes("{\"n\":1,\"s\":\"first\"}"));
            assertThatThrownBy(() -> converter.write(Conversion.bytes("{\"n\":2,\"s\":\"second\"}{\"n\":true}")))
                    .isInstanceOf(UnconvertibleException.class);
            converter.write(Conversion.bytes("{\"n\":3,\"s\":\"third\"}"));
            converter.end();
        }
        assertThat(ParquetRows.read(file)).containsExactly(Map.of("n", 1, "s", "first"), Map.of("n", 3, "s", "third"));
    }

    static Stream<ParquetSettings> settings() {
        List<ParquetSettings> all = new ArrayList<>();
        for (ParquetCompression compression : ParquetCompression.values()) {
            for (WriterVersion version : WriterVersion.values()) {
                for (boolean dictionary : new boolean[] {false, true}) {
                    all.add(new ParquetSettings(compression, version, dictionary, 64 << 20, 64 << 10, 0));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void what_is_written_can_be_read_under_all_settings(ParquetSettings settings) throws Exception {
        Path file = folder.resolve("rows.parquet");
        Conversion.to("name string, at bigint, distance double")
                .writing(settings)
                .into(file, fleet(5000));
        List<Map<String, Object>> rows = ParquetRows.read(file);
        assertThat(rows).hasSize(5000);
        assertThat(rows.get(4321))
                .isEqualTo(Map.of("name", "Unicorn 1", "at", 1_700_000_004_321L, "distance", 4321 / 8.0));
        ColumnChunk column = onlyGroup(file).getFirst();
        assertThat(column.metaData().codec())
                .isEqualTo(CompressionCodec.valueOf(settings.compression().name()));
    }

    @Test
    void a_dictionary_is_used_only_where_it_may_be() throws Exception {
        Path with = folder.resolve("with.parquet");
        Path without = folder.resolve("without.parquet");
        Conversion.to("name string").writing(dictionary(true)).into(with, fleet(2000));
        Conversion.to("name string").writing(dictionary(false)).into(without, fleet(2000));
        assertThat(onlyGroup(with).getFirst().metaData().encodings())
                .containsAnyOf(Encoding.PLAIN_DICTIONARY, Encoding.RLE_DICTIONARY);
        assertThat(onlyGroup(without).getFirst().metaData().encodings())
                .doesNotContain(Encoding.PLAIN_DICTIONARY, Encoding.RLE_DICTIONARY);
    }

    private static ParquetSettings dictionary(boolean on) {
        return new ParquetSettings(ParquetCompression.SNAPPY, WriterVersion.V1, on, 64 << 20, 64 << 10, 0);
    }

    @Test
    void version_2_codes_integers_by_their_differences() throws Exception {
        Path file = folder.resolve("rows.parquet");
        ParquetSettings v2 =
                new ParquetSettings(ParquetCompression.GZIP, WriterVersion.V2, false, 64 << 20, 64 << 10, 0);
        Conversion.to("at bigint").writing(v2).into(file, fleet(2000));
        assertThat(onlyGroup(file).getFirst().metaData().encodings()).contains(Encoding.DELTA_BINARY_PACKED);
    }

    @Test
    void columns_have_statistics_for_readers_to_skip_by() throws Exception {
        Path file = folder.resolve("rows.parquet");
        Conversion.to("name string, at bigint").into(file, fleet(2000) + "{}");
        for (ColumnChunk column : onlyGroup(file)) {
            assertThat(column.metaData().statistics()).isNotNull();
            assertThat(column.metaData().statistics().minValue()).isNotNull();
            assertThat(column.metaData().statistics().maxValue()).isNotNull();
            assertThat(column.metaData().statistics().nullCount()).isEqualTo(1);
        }
    }

    @Test
    void rows_are_grouped_by_the_size_of_a_block() throws Exception {
        Path file = folder.resolve("rows.parquet");
        ParquetSettings small =
                new ParquetSettings(ParquetCompression.UNCOMPRESSED, WriterVersion.V1, false, 50_000, 1 << 10, 0);
        Conversion.to("name string, at bigint, distance double").writing(small).into(file, fleet(10_000));
        assertThat(ParquetRows.metaData(file).rowGroups()).hasSizeGreaterThan(3);
        assertThat(ParquetRows.read(file))
                .extracting(row -> row.get("at"))
                .containsExactlyElementsOf(IntStream.range(0, 10_000)
                        .mapToObj(i -> (Object) (1_700_000_000_000L + i))
                        .toList());
    }

    @Test
    void a_file_that_was_not_ended_cannot_be_read() throws Exception {
        Path file = folder.resolve("rows.parquet");
        try (JsonToParquet converter = Conversion.to("name string").open(file)) {
            converter.write(Conversion.bytes(fleet(10)));
        }
        assertThatThrownBy(() -> ParquetRows.read(file)).isInstanceOf(Exception.class);
    }

    @Test
    void a_file_without_rows_is_a_file() throws Exception {
        Path file = folder.resolve("rows.parquet");
        try (JsonToParquet converter = Conversion.to("name string").open(file)) {
            converter.end();
        }
        assertThat(ParquetRows.read(file)).isEmpty();
    }

    @Test
    void a_file_that_is_there_is_written_over() throws Exception {
        Path file = folder.resolve("rows.parquet");
        Conversion.to("name string").writing(PLAIN).into(file, fleet(1000));
        Conversion.to("name string").writing(PLAIN).into(file, "{\"name\":\"Shadowfax\"}");
        assertThat(ParquetRows.read(file)).containsExactly(Map.of("name", "Shadowfax"));
    }

    private static List<ColumnChunk> onlyGroup(Path file) throws IOException {
        FileMetaData metaData = ParquetRows.metaData(file);
        assertThat(metaData.rowGroups()).hasSize(1);
        return metaData.rowGroups().getFirst().columns();
    }

    private static String fleet(int events) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < events; i++) {
            lines.append("{\"name\":\"Unicorn %d\",\"at\":%d,\"distance\":%s}\n"
                    .formatted(i % 10, 1_700_000_000_000L + i, i / 8.0));
        }
        return lines.toString();
    }
}
