package com.wildrydes.local.athena.execution;

import com.wildrydes.local.disk.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All executions on disk, a file `<id>.json` each. Thread-safe as long as no two threads write the same execution.
record ExecutionLog(Path folder) {
    private static final String SUFFIX = ".json";

    static ExecutionLog open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new ExecutionLog(folder);
    }

    List<Execution> read() throws IOException {
        List<Execution> executions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(SUFFIX)) {
                    Optional<Execution> execution = new JsonFile<>(file, Execution.class).read();
                    execution.ifPresent(executions::add);
                }
            }
        }
        return executions;
    }

    void write(Execution execution) throws IOException {
        new JsonFile<>(file(execution), Execution.class).write(execution);
    }

    void delete(Execution execution) throws IOException {
        Files.deleteIfExists(file(execution));
    }

    private Path file(Execution execution) {
        return folder.resolve(execution.id() + SUFFIX);
    }
}
