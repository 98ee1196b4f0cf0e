package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Starts programs that are not Java's, with the environment in which AWS's clients find the stack.
///
/// @param folder   for their output
/// @param endpoint of the stack
record OutsideProgram(Path folder, URI endpoint) {
    private static final Path SCRIPTS = Path.of("src", "test", "python");

    /// How a program ended, and what it wrote.
    private record Run(int exitCode, String out, String err) {}

    /// Without the tool there is nothing to test; that is said, not passed over.
    void require(String tool, String... check) throws Exception {
        String reason = tool + " is not installed: .ci/run does it, or 'pip install " + tool + "'";
        try {
            if (run(check).exitCode() == 0) {
                return;
            }
        } catch (IOException e) {
            reason += " (" + e.getMessage() + ")";
        }
        System.err.println("SKIPPED: " + reason);
        abort(reason);
    }

    /// As [#require], for a Python module.
    void requirePython(String module) throws Exception {
        require(module, "python3", "-c", "import " + module.toLowerCase(Locale.ROOT));
    }

    /// What a script of `src/test/python` writes; it must succeed.
    List<String> python(String script, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("python3", SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return succeed(command).lines().toList();
    }

    /// What the aws command writes as text; it must succeed.
    String aws(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("aws", "--output", "text"));
        command.addAll(List.of(arguments));
        return succeed(command).strip();
    }

    private String succeed(List<String> command) throws Exception {
        Run run = run(command.toArray(String[]::new));
        assertThat(run.exitCode()).as(command + "\n" + run.err()).isZero();
        return run.out();
    }

    private Run run(String... command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_DEFAULT_REGION", "eu-central-1");
        environment.put("AWS_ACCESS_KEY_ID", "any");
        environment.put("AWS_SECRET_ACCESS_KEY", "thing");
        environment.put("AWS_PAGER", "");
        environment.put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Run(
                process.waitFor(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
