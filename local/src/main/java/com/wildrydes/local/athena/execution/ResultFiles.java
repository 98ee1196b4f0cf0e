package com.wildrydes.local.athena.execution;

import com.wildrydes.local.athena.ResultStore;
import com.wildrydes.local.athena.S3Address;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.QueryRun;
import com.wildrydes.local.athena.engine.Row;
import com.wildrydes.local.athena.results.CsvWriter;
import com.wildrydes.local.athena.results.MetadataFile;
import com.wildrydes.local.athena.results.ResultColumn;
import com.wildrydes.local.athena.results.ValueText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Writes results: to a scratch file while rows come, to S3 when all are there. Thread-safe.
record ResultFiles(Path scratch, ResultStore store) {

    /// Opens the scratch folder and deletes what a killed stack left in it.
    static ResultFiles open(Path scratch, ResultStore store) throws IOException {
        Files.createDirectories(scratch);
        try (Stream<Path> leftovers = Files.list(scratch)) {
            for (Path leftover : leftovers.toList()) {
                Files.deleteIfExists(leftover);
            }
        }
        return new ResultFiles(scratch, store);
    }

    /// A file that is gone when it is closed.
    record Scratch(Path file) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    Scratch scratch(Execution execution) {
        return new Scratch(scratch.resolve(execution.id()));
    }

    /// Writes all rows of a run as CSV, one at a time.
    static void csv(Path file, List<ResultColumn> columns, QueryRun run)
            throws IOException, QueryFailedException, InterruptedException {
        try (CsvWriter csv = new CsvWriter(file)) {
            csv.row(columns.stream().map(ResultColumn::name).toList());
            for (Row row = run.next(); row != null; row = run.next()) {
                csv.row(row.values().stream().map(ValueText::of).toList());
            }
        }
    }

    /// Writes all rows of a run as text: a value a line, or several of a value that has line breaks.
    static void text(Path file, QueryRun run) throws IOException, QueryFailedException, InterruptedException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Row row = run.next(); row != null; row = run.next()) {
                String line = String.join(
                        "\t",
                        row.values().stream()
                                .map(ValueText::of)
                                .map(String::valueOf)
                                .toList());
                out.write(line.stripTrailing());
                out.write('\n');
            }
        }
    }

    static void text(Path file, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        Files.writeString(file, text);
    }

    static List<ResultColumn> columns(List<Column> columns) {
        return columns.stream()
                .map(column -> ResultColumn.of(column.name(), column.type()))
                .toList();
    }

    /// Keeps a result in S3, and the description of its columns beside it.
    void keep(Execution execution, Path file, List<ResultColumn> columns) throws IOException {
        put(execution.outputLocation(), file);
        describe(execution, columns);
    }

    /// Keeps the description of a result's columns.
    void describe(Execution execution, List<ResultColumn> columns) throws IOException {
        try (Scratch metadata = new Scratch(scratch.resolve(execution.id() + ".metadata"))) {
            Files.write(metadata.file(), MetadataFile.of(execution.id(), columns));
            put(execution.outputLocation() + ".metadata", metadata.file());
        }
    }

    /// Keeps the list of the files that a statement wrote.
    ///
    /// @return its address
    String manifest(Execution execution, List<String> paths) throws IOException {
        String address = execution.outputLocation() + "-manifest.csv";
        try (Scratch manifest = new Scratch(scratch.resolve(execution.id() + ".manifest"))) {
            text(manifest.file(), paths);
            put(address, manifest.file());
        }
        return address;
    }

    private void put(String address, Path file) throws IOException {
        S3Address object = S3Address.parse(address);
        store.put(object.bucket(), object.key(), file);
    }
}
