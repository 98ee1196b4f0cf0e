package com.wildrydes.benchmarks.archive;

import com.wildrydes.benchmarks.stream.FleetStream;
import com.wildrydes.local.athena.engine.Catalog;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.processors.archiver.Archiver;
import com.wildrydes.processors.archiver.Outcome;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// The same events, archived in four ways:
///
/// - `parquet`: as the delivery stream of the template leaves them;
/// - `lines`: what the Archiver sends, in the same buffers and layout, as gzip JSON lines: the delivery stream without
/// its
///   conversion;
/// - `workshop`: the events as they were sent, in the stream's order, as gzip JSON lines;
/// - `sorted`: what a compaction could make of an hour: one Parquet file, sorted by name and time.
///
/// @param events in each of them
record Archives(ArchiveDesign design, Bucket parquet, Bucket lines, Bucket workshop, Bucket sorted, long events) {

    static final String DATABASE = "wildrydes";

    private static final List<Column> WORKSHOP_COLUMNS = List.of(
            new Column("name", "string"),
            new Column("statustime", "timestamp"),
            new Column("latitude", "double"),
            new Column("longitude", "double"),
            new Column("distance", "double"),
            new Column("healthpoints", "int"),
            new Column("magicpoints", "int"));

    /// Sends the fleet's events through the Archiver.
    static Archives make(ArchiveDesign design, FleetStream fleet, Path folder) throws IOException {
        var parquet = new Bucket(folder, "parquet");
        var lines = new Bucket(folder, "lines");
        var workshop = new Bucket(folder, "workshop");
        var sorted = new Bucket(folder, "sorted");
        var hours = new SortedHours();
        var deliveries = new Deliveries(design, parquet, lines, hours);
        var archiver = new Archiver(deliveries, new Retry(new Random(0), Thread::sleep));
        var workshopFiles = new WorkshopFiles(workshop, design.bufferMs());
        long events = fleet.run(workshopFiles::take, (batch, dueMs) -> {
            deliveries.at(dueMs);
            Outcome outcome = archiver.process(batch, Deadline.in(Duration.ofMinutes(5), System::nanoTime));
            if (outcome.gap() != null) {
                throw new IOException("a batch was not archived: " + outcome);
            }
        });
        workshopFiles.end();
        deliveries.deliver();
        hours.write(design, sorted, fleet.start().toEpochMilli());
        return new Archives(design, parquet, lines, workshop, sorted, events);
    }

    /// A table a way, called alike.
    Catalog catalog() {
        return new Catalog(
                List.of(DATABASE),
                List.of(
                        design.parquetTable(parquet.name(), parquet.name()),
                        design.parquetTable(sorted.name(), sorted.name()),
                        design.jsonTable(lines.name(), lines.name(), design.columns()),
                        design.jsonTable(workshop.name(), workshop.name(), WORKSHOP_COLUMNS)));
    }
}
