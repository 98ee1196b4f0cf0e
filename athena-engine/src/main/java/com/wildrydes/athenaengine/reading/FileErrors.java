package com.wildrydes.athenaengine.reading;

import static io.trino.plugin.hive.HiveErrorCode.HIVE_BAD_DATA;

import io.trino.spi.ErrorType;
import io.trino.spi.TrinoException;
import java.util.function.Supplier;

/// Puts a file's name to what goes wrong while it is read.
///
/// @param location of the file, `s3://bucket/key`
record FileErrors(String location) {

    <T> T named(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (TrinoException e) {
            boolean ours = e.getErrorCode().getType() == ErrorType.INTERNAL_ERROR;
            throw ours ? unreadable(e) : e;
        } catch (RuntimeException | StackOverflowError e) {
            // Thrift's reader goes as deep as a broken header says.
            throw unreadable(e);
        }
    }

    private TrinoException unreadable(Throwable e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        return new TrinoException(HIVE_BAD_DATA, "Error reading " + location + ": " + why, e);
    }
}
