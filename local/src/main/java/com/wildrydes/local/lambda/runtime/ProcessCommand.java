package com.wildrydes.local.lambda.runtime;

import com.wildrydes.local.lambda.FunctionConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The command line and the environment of a function's process.
///
/// The environment is what the Lambda Developer Guide, "Defined runtime environment variables", lists, then the
/// template's variables. Nothing of the stack's own environment comes through.
record ProcessCommand(List<String> command, Map<String, String> environment) {

    /// Lambda's Java runtime gives the heap this share of the memory.
    private static final int HEAP_PERCENT = 85;

    private static final String LAUNCHER = "com.wildrydes.local.lambda.launcher.Launcher";

    static ProcessCommand of(FunctionConfig function, RuntimeSettings settings, String runtimeApi, String logStream)
            throws IOException {
        int heapMb = function.memoryMb() * HEAP_PERCENT / 100;
        List<String> command = List.of(
                settings.javaHome().resolve("bin/java").toString(),
                "-Xmx" + heapMb + 'm',
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + settings.logFolder().resolve(function.name() + "-crash-%p.log"),
                // The runtime interface client loads a native library and uses Unsafe.
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(function, settings),
                LAUNCHER,
                function.handler());
        return new ProcessCommand(command, environment(function, settings, runtimeApi, logStream));
    }

    private static String classPath(FunctionConfig function, RuntimeSettings settings) throws IOException {
        List<String> entries = new ArrayList<>(jars(settings.runtimeFolder()));
        entries.add(function.codeFolder().toString());
        Path lib = function.codeFolder().resolve("lib");
        if (Files.isDirectory(lib)) {
            entries.addAll(jars(lib));
        }
        return String.join(File.pathSeparator, entries);
    }

    private static List<String> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> environment(
            FunctionConfig function, RuntimeSettings settings, String runtimeApi, String logStream) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LANG", "en_US.UTF-8");
        environment.put("TZ", ":UTC");
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("_HANDLER", function.handler());
        environment.put("LAMBDA_TASK_ROOT", function.codeFolder().toString());
        environment.put("LAMBDA_RUNTIME_DIR", settings.runtimeFolder().toString());
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_REGION", settings.region());
        environment.put("AWS_DEFAULT_REGION", settings.region());
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL", settings.endpoint().toString());
        environment.putAll(function.environment());
        return environment;
    }
}
