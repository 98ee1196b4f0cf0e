package com.wildrydes.local.lambda;

import com.wildrydes.local.lambda.handlers.Handlers;
import com.wildrydes.local.lambda.runtime.RuntimeSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Functions made of the test's own classes.
public final class FunctionFixture {
    private FunctionFixture() {}

    /// A function whose handler is a method of [Handlers].
    public static FunctionConfig function(String method) {
        return function(method, Duration.ofSeconds(60));
    }

    public static FunctionConfig function(String method, Duration timeout) {
        return new FunctionConfig(
                method,
                Handlers.class.getName() + "::" + method,
                testClasses(),
                Map.of("COLOUR", "green"),
                256,
                timeout);
    }

    public static Path testClasses() {
        try {
            return Path.of(Handlers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RuntimeSettings settings(Path folder) {
        return settings(folder, Duration.ofSeconds(20));
    }

    public static RuntimeSettings settings(Path folder, Duration drainTimeout) {
        return settings(folder, Duration.ofMillis(1), drainTimeout);
    }

    public static RuntimeSettings settings(Path folder, Duration startAfter, Duration drainTimeout) {
        return new RuntimeSettings(
                Path.of(System.getProperty("java.home")),
                testClasses().resolveSibling("lambda-runtime"),
                folder.resolve("logs"),
                URI.create("http://127.0.0.1:4566"),
                "us-east-1",
                "000000000000",
                2,
                startAfter,
                Duration.ofSeconds(60),
                drainTimeout);
    }
}
