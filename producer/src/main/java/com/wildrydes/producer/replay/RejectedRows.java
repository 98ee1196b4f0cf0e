package com.wildrydes.producer.replay;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps the rows that cannot be read, as they are, in `FILE.rejected` beside each file, below its header: mended, that
/// file can be replayed. Made with the first such row, in place of one from an earlier run; written in the working
/// folder where the file's own cannot be.
final class RejectedRows implements Closeable {

    private static final String SUFFIX = ".rejected";

    private final Path workingFolder;
    private final Map<Path, Output> outputBySource = new LinkedHashMap<>();

    private record Output(Path path, OutputStream stream) {}

    RejectedRows(Path workingFolder) {
        this.workingFolder = workingFolder;
    }

    /// Keeps a row, or a part of one.
    ///
    /// @param header goes before the first row of the source
    /// @return the file that holds it now
    Path keep(TripSource source, byte[] header, Row row) throws IOException {
        Path key = beside(source).toAbsolutePath().normalize();
        Output output = outputBySource.get(key);
        if (output == null) {
            output = open(beside(source));
            outputBySource.put(key, output);
            if (header.length > 0) {
                output.stream().write(header);
                output.stream().write('\n');
            }
        }
        row.writeTo(output.stream());
        return output.path();
    }

    private Path beside(TripSource source) {
        return switch (source) {
            case TripSource.File(Path path) -> path.resolveSibling(path.getFileName() + SUFFIX);
            case TripSource.StandardInput() -> workingFolder.resolve("stdin" + SUFFIX);
        };
    }

    private Output open(Path beside) throws IOException {
        try {
            return output(beside);
        } catch (IOException noAccess) {
            Path elsewhere = unused(String.valueOf(beside.getFileName()));
            try {
                return output(elsewhere);
            } catch (IOException e) {
                e.addSuppressed(noAccess);
                throw new ReplayException(
                        "rejected rows must be kept, but neither " + beside + " nor " + elsewhere
                                + " can be written: make one of the folders writable",
                        e);
            }
        }
    }

    private static Output output(Path path) throws IOException {
        return new Output(path, new BufferedOutputStream(Files.newOutputStream(path)));
    }

    /// Files of one name from several folders must not share one file of rejected rows.
    private Path unused(String name) {
        Path path = workingFolder.resolve(name);
        List<Path> taken = paths();
        for (int number = 2; taken.contains(path); number++) {
            path = workingFolder.resolve(number + "-" + name);
        }
        return path;
    }

    List<Path> paths() {
        return outputBySource.values().stream().map(Output::path).toList();
    }

    @Override
    public void close() throws IOException {
        ReplayException failure = null;
        for (Output output : outputBySource.values()) {
            try {
                output.stream().close();
            } catch (IOException e) {
                ReplayException named =
                        new ReplayException("cannot keep rejected rows in " + output.path() + ": " + e, e);
                if (failure == null) {
                    failure = named;
                } else {
                    failure.addSuppressed(named);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
