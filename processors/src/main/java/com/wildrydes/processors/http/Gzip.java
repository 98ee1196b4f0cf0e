package com.wildrydes.processors.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Compresses answers for clients that take gzip.
public final class Gzip {

    /// Fits into one packet with its headers: nothing is saved below it.
    private static final int WORTH_IT = 1_000;

    private Gzip() {}

    /// The answer, compressed where the request allows it and it pays.
    public static Response apply(Request request, Response response) {
        if (response.body().length < WORTH_IT
                || response.headers().containsKey("content-encoding")
                || !compressible(response)) {
            return response;
        }
        Response varying = response.with("vary", "accept-encoding");
        return accepted(request)
                ? varying.with(Map.of("content-encoding", "gzip")).withBody(compress(response.body()))
                : varying;
    }

    private static boolean compressible(Response response) {
        String type = response.headers().getOrDefault("content-type", "");
        return type.startsWith("text/") || type.contains("json") || type.contains("svg");
    }

    /// Whether the client takes gzip.
    public static boolean accepted(Request request) {
        return accepted(request.headers().getOrDefault("accept-encoding", ""));
    }

    /// Whether a list like `gzip, deflate;q=0.5` takes gzip (RFC 9110, section 12.5.3).
    static boolean accepted(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.split(","))
                .map(String::strip)
                .filter(coding -> coding.equals("gzip") || coding.startsWith("gzip;") || coding.startsWith("gzip "))
                .anyMatch(coding -> !coding.replace(" ", "").matches(".*;q=0(\\.0*)?"));
    }

    private static byte[] compress(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 4);
        try (var gzip = new Fast(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /// A level below the default: the client waits for it.
    private static final class Fast extends GZIPOutputStream {

        Fast(ByteArrayOutputStream target) throws IOException {
            super(target, 1 << 14);
            def.setLevel(4);
        }
    }
}
