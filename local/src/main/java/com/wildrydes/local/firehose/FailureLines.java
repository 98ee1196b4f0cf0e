package com.wildrydes.local.firehose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.wildrydes.local.firehose.parquet.UnconvertibleException;
import com.wildrydes.local.kinesis.log.StoredRecord;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The records of one delivery that could not be converted, a line of JSON each (Amazon Data Firehose Developer
/// Guide, "Handle errors for data format conversion"). The file is begun with the first. For one thread.
final class FailureLines implements Closeable {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final Conversion conversion;
    private final FirehoseSettings settings;
    private final Clock clock;
    private @Nullable JsonGenerator lines;
    private long records;
    private long bytes;

    FailureLines(Path file, Conversion conversion, FirehoseSettings settings, Clock clock) {
        this.file = file;
        this.conversion = conversion;
        this.settings = settings;
        this.clock = clock;
    }

    Output.Failed failed() {
        return new Output.Failed(records, bytes);
    }

    void add(StoredRecord record, UnconvertibleException failure) throws IOException {
        JsonGenerator line = lines == null ? begin() : lines;
        ByteBuffer data = record.data();
        line.writeStartObject();
        line.writeNumberField("attemptsMade", 1);
        line.writeNumberField("arrivalTimestamp", record.arrivalMs());
        line.writeStringField("lastErrorCode", failure.reason().code());
        line.writeStringField("lastErrorMessage", failure.getMessage());
        line.writeNumberField("attemptEndingTimestamp", clock.millis());
        line.writeFieldName("rawData");
        line.writeBinary(data.array(), data.arrayOffset() + data.position(), data.remaining());
        line.writeStringField("sequenceNumber", Long.toString(record.ordinal()));
        line.writeNullField("subSequenceNumber");
        line.writeObjectFieldStart("dataCatalogTable");
        line.writeStringField("catalogId", settings.account());
        line.writeStringField("databaseName", conversion.database());
        line.writeStringField("tableName", conversion.table());
        line.writeStringField("region", settings.region());
        line.writeStringField("versionId", "LATEST");
        line.writeNullField("catalogArn");
        line.writeEndObject();
        line.writeEndObject();
        line.writeRaw('\n');
        records++;
        bytes += data.remaining();
    }

    private JsonGenerator begin() throws IOException {
        JsonGenerator begun = JSON.createGenerator(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        begun.setPrettyPrinter(new MinimalPrettyPrinter(""));
        lines = begun;
        return begun;
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
