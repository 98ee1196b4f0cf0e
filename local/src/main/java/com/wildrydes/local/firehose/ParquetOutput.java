package com.wildrydes.local.firehose;

import com.wildrydes.local.firehose.parquet.Column;
import com.wildrydes.local.firehose.parquet.JsonToParquet;
import com.wildrydes.local.firehose.parquet.UnconvertibleException;
import com.wildrydes.local.kinesis.log.StoredRecord;
import java.io.IOException;
import java.util.List;

/// Records converted to Parquet; those that cannot be are delivered beside, as they came and with the reason.
final class ParquetOutput implements Output {

    private final Destination destination;
    private final FailureLines failures;
    private final JsonToParquet converter;

    ParquetOutput(Destination destination, Conversion conversion, List<Column> columns, FailureLines failures)
            throws IOException {
        this.destination = destination;
        this.failures = failures;
        this.converter = new JsonToParquet(columns, conversion.input(), conversion.output(), destination.dataFile());
    }

    @Override
    public void add(StoredRecord record) throws IOException {
        try {
            converter.write(record.data());
        } catch (UnconvertibleException e) {
            failures.add(record, e);
        }
    }

    @Override
    public Failed put() throws IOException {
        converter.end();
        converter.close();
        failures.close();
        Failed failed = failures.failed();
        if (failed.records() > 0) {
            destination.putErrors();
        }
        if (converter.rows() > 0) {
            destination.putData();
        }
        return failed;
    }

    @Override
    public void close() throws IOException {
        try (failures) {
            converter.close();
        }
    }
}
