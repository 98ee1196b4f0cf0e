package com.wildrydes.local;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;

/// How a local stack is started.
///
/// @param dataFolder keeps everything; made where there is none
/// @param template `template.yaml`; code folders are relative to its own
/// @param port the AWS port, 0 to 65535; 0 takes a free one
/// @param webHost where the web port listens: the loopback address, another of this machine's, or `0.0.0.0` for all
/// @param webPort the web port, 0 to 65535; 0 takes a free one
/// @param limits whether AWS's throttles are on
/// @param parameters values that go before the template's own; names it does not have are refused
/// @param runtimeFolder what the build made in `local/target/lambda-runtime`
/// @param engineFolder what the build made in `athena-engine/target/lib`; looked into with the first query
/// @param javaHome the JDK that runs functions and the SQL engine
public record LocalStackSettings(
        Path dataFolder,
        Path template,
        int port,
        InetAddress webHost,
        int webPort,
        boolean limits,
        Map<String, String> parameters,
        Path runtimeFolder,
        Path engineFolder,
        Path javaHome) {

    public static final int DEFAULT_PORT = 4566;
    public static final int DEFAULT_WEB_PORT = 8080;

    public LocalStackSettings {
        parameters = Map.copyOf(parameters);
        requirePort("port", port);
        requirePort("webPort", webPort);
    }

    /// The defaults, functions and the SQL engine run by the JDK that runs this.
    ///
    /// @param home the project's folder, in which it was built
    public static LocalStackSettings of(Path dataFolder, Path template, Path home) {
        return new LocalStackSettings(
                dataFolder,
                template,
                DEFAULT_PORT,
                InetAddress.getLoopbackAddress(),
                DEFAULT_WEB_PORT,
                false,
                Map.of(),
                home.resolve("local").resolve("target").resolve("lambda-runtime"),
                home.resolve("athena-engine").resolve("target").resolve("lib"),
                Path.of(System.getProperty("java.home")));
    }

    public LocalStackSettings withPorts(int aws, int web) {
        return new LocalStackSettings(
                dataFolder, template, aws, webHost, web, limits, parameters, runtimeFolder, engineFolder, javaHome);
    }

    public LocalStackSettings withWebHost(InetAddress host) {
        return new LocalStackSettings(
                dataFolder, template, port, host, webPort, limits, parameters, runtimeFolder, engineFolder, javaHome);
    }

    public LocalStackSettings withLimits(boolean on) {
        return new LocalStackSettings(
                dataFolder, template, port, webHost, webPort, on, parameters, runtimeFolder, engineFolder, javaHome);
    }

    public LocalStackSettings withParameters(Map<String, String> values) {
        return new LocalStackSettings(
                dataFolder, template, port, webHost, webPort, limits, values, runtimeFolder, engineFolder, javaHome);
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(name + " must be from 0 to 65535: " + port);
        }
    }
}
