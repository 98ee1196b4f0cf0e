package com.wildrydes.dashboard.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The page's files, as they are in the sources where there is one, so that a change shows with the next reload; under
/// `/test/` the modules of the tests. With the headers that Api sends.
final class PageFiles {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /// The module's folder: where Maven runs the tests, and what scripts/preview says.
    private static final Path SOURCES =
            Path.of(System.getProperty("wildrydes.dashboard", "."), "src/main/resources/dashboard");

    Reply reply(String path) {
        String file = path.equals("/") ? "index.html" : path.substring(1);
        byte[] bytes = file.contains("..") ? null : read(file);
        return exchange -> {
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            if (bytes == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                Reply.send(exchange, 200, type(file), true, bytes);
            }
        };
    }

    private static byte[] read(String file) {
        try {
            Path source = SOURCES.resolve(file);
            if (Files.isRegularFile(source)) {
                return Files.readAllBytes(source);
            }
            String resource = file.startsWith("test/") ? "/dashboard-test/" + file.substring(5) : "/dashboard/" + file;
            try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
                return in == null ? null : in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page's file " + file, e);
        }
    }

    private static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "json", "geojson" -> "application/json";
            default -> "application/octet-stream";
        };
    }
}
