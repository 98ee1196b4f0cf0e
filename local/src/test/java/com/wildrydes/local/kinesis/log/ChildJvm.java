package com.wildrydes.local.kinesis.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A `main` of the tests in a process of its own, which a test can kill or squeeze.
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    /// @param heap for example `-Xmx64m`
    public ChildJvm(String heap, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// The next line of its output, or null at its end.
    public String line() throws IOException {
        return lines.readLine();
    }

    /// Ends the process as `kill -9` does, and gives the lines that it had printed and nobody has read.
    public List<String> kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // unlike Process, leaves the output to be read
        process.waitFor();
        return lines.lines().toList();
    }

    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}
