package com.wildrydes.system;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The archive as its files hold it, read without a query engine. Each file is read once: it never changes.
/// Not thread-safe.
final class ArchiveFiles {
    private static final String EVENTS = "events/";
    private static final String UNCONVERTED = "errors/";

    private final S3Client s3;
    private final Map<String, List<ArchivedEvent>> files = new HashMap<>();

    ArchiveFiles(S3Client s3) {
        this.s3 = s3;
    }

    /// Every delivery of every event.
    List<ArchivedEvent> rows() {
        for (String key : keys(EVENTS)) {
            files.computeIfAbsent(key, this::read);
        }
        return files.values().stream().flatMap(List::stream).toList();
    }

    /// One row an event, as the view `unicorn_events` has it: of several the first on the stream.
    Map<ArchivedEvent.Identity, ArchivedEvent.Content> events() {
        Map<ArchivedEvent.Identity, ArchivedEvent> firsts =
                rows().stream().collect(Collectors.toMap(ArchivedEvent::identity, row -> row, ArchivedEvent::first));
        return firsts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().content()));
    }

    /// Whether a unicorn has an event.
    boolean has(String name) {
        return rows().stream().anyMatch(row -> row.identity().name().equals(name));
    }

    /// Objects with what the delivery stream could not convert.
    List<String> unconverted() {
        return keys(UNCONVERTED);
    }

    private List<String> keys(String prefix) {
        return s3
                .listObjectsV2Paginator(list -> list.bucket(RunningStack.BUCKET).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private List<ArchivedEvent> read(String key) {
        byte[] file = s3.getObjectAsBytes(get -> get.bucket(RunningStack.BUCKET).key(key))
                .asByteArrayUnsafe();
        try (ParquetFileReader parquet = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                RowReader reader = parquet.rowReader()) {
            List<String> columns = parquet.getFileSchema().getColumns().stream()
                    .map(ColumnSchema::name)
                    .toList();
            var rows = new ArrayList<ArchivedEvent>();
            while (reader.hasNext()) {
                reader.next();
                var row = new HashMap<String, Object>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i), reader.isNull(i) ? null : reader.getValue(i));
                }
                rows.add(ArchivedEvent.of(row));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(key + " cannot be read", e);
        }
    }
}
