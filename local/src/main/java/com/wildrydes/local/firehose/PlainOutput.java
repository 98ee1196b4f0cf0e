package com.wildrydes.local.firehose;

import com.wildrydes.local.kinesis.log.StoredRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Records as they came, one after the other with nothing in between, compressed where the stream says so.
final class PlainOutput implements Output {

    private final Destination destination;
    private final Path file;
    private final OutputStream target;

    PlainOutput(Destination destination, Compression compression) throws IOException {
        this.destination = destination;
        this.file = destination.dataFile();
        OutputStream bytes = Files.newOutputStream(file);
        this.target = switch (compression) {
            case UNCOMPRESSED -> new BufferedOutputStream(bytes, 1 << 16);
            case GZIP -> new GZIPOutputStream(bytes, 1 << 16);
        };
    }

    @Override
    public void add(StoredRecord record) throws IOException {
        ByteBuffer data = record.data();
        target.write(data.array(), data.arrayOffset() + data.position(), data.remaining());
    }

    @Override
    public Failed put() throws IOException {
        target.close();
        destination.putData();
        return Failed.NONE;
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
