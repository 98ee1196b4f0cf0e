package com.wildrydes.local.athena.engine.trino;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The command line of the engine's process.
final class EngineCommand {
    /// What a JVM under `-XX:+ExitOnOutOfMemoryError` exits with.
    static final int OUT_OF_MEMORY = 3;

    private static final String MAIN = "com.wildrydes.athenaengine.AthenaEngine";

    /// Made by the build beside the jars: classes as they are after a start and some queries (JEP 483, JEP 515).
    private static final String AOT_CACHE = "engine.aot";

    private EngineCommand() {}

    static List<String> of(EngineSettings settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(settings.javaHome().resolve("bin/java").toString());
        Path cache = settings.engineFolder().resolve(AOT_CACHE);
        if (Files.isRegularFile(cache)) {
            // One that does not fit the JVM or the jars any more is passed over.
            command.add("-XX:AOTCache=" + cache);
        }
        // The JVM's own warnings go to the log: standard output is the control line.
        command.add("-Xlog:disable");
        command.add("-Xlog:all=warning:stderr");
        command.add("-Xmx" + settings.heapMb() + 'm');
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:ErrorFile=" + settings.work().resolve("crash-%p.log"));
        command.add("-Duser.timezone=UTC");
        // Trino computes with vectors, native memory and Unsafe.
        command.add("--add-modules=jdk.incubator.vector");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-cp");
        command.add(classPath(settings.engineFolder()));
        command.add(MAIN);
        command.add(settings.buckets().toString());
        command.add(settings.work().toString());
        return command;
    }

    private static String classPath(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> jars = files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
            return String.join(File.pathSeparator, jars);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no engine in " + folder + ": build module athena-engine", e);
        }
    }
}
