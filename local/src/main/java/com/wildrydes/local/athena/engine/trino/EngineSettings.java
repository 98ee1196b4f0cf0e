package com.wildrydes.local.athena.engine.trino;

import java.nio.file.Path;
import java.time.Duration;

/// How the engine's process is started.
///
/// @param engineFolder what the build made in `athena-engine/target/lib`
/// @param buckets a folder that holds a folder for each bucket
/// @param work what the process keeps: its log, files that are being written
/// @param javaHome the JDK that runs it
/// @param heapMb what the process may use for its heap; a statement may use half of it
/// @param startTimeout how long the process may take until it listens
public record EngineSettings(
        Path engineFolder, Path buckets, Path work, Path javaHome, int heapMb, Duration startTimeout) {

    /// Enough to remove the duplicates from some millions of events at once; taken only as it is needed.
    public static final int DEFAULT_HEAP_MB = 2048;

    /// Less, and the process itself does not run.
    public static final int MIN_HEAP_MB = 512;

    public EngineSettings {
        if (heapMb < MIN_HEAP_MB) {
            throw new IllegalArgumentException("heapMb must be at least " + MIN_HEAP_MB + ": " + heapMb);
        }
    }

    /// The defaults, run by the JDK that runs this.
    public static EngineSettings of(Path engineFolder, Path buckets, Path work) {
        return new EngineSettings(
                engineFolder.toAbsolutePath().normalize(),
                buckets.toAbsolutePath(),
                work.toAbsolutePath(),
                Path.of(System.getProperty("java.home")),
                DEFAULT_HEAP_MB,
                Duration.ofMinutes(2));
    }

    public EngineSettings withHeapMb(int megabytes) {
        return new EngineSettings(engineFolder, buckets, work, javaHome, megabytes, startTimeout);
    }

    public EngineSettings withJavaHome(Path jdk) {
        return new EngineSettings(engineFolder, buckets, work, jdk, heapMb, startTimeout);
    }

    /// Where the process writes its log; that of the one before it is beside it.
    public Path log() {
        return work.resolve("engine.log");
    }
}
