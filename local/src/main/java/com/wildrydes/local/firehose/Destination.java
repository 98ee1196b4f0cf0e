package com.wildrydes.local.firehose;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Where the objects of one delivery are made, and where they go.
///
/// @param folder of the files while they are made
record Destination(ObjectStore objects, String bucket, ObjectKeys keys, Path folder) {

    static final String DATA = "delivery.data";
    static final String ERRORS = "delivery.errors";

    Path dataFile() {
        return folder.resolve(DATA);
    }

    Path errorFile() {
        return folder.resolve(ERRORS);
    }

    void putData() throws IOException {
        put(keys.data(), dataFile());
    }

    void putErrors() throws IOException {
        put(keys.errors(), errorFile());
    }

    /// Forced first: once an object is put its records count as delivered, and a loss of power must not take
    /// them.
    private void put(String key, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        objects.put(bucket, key, file);
    }
}
