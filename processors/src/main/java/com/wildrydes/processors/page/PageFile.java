package com.wildrydes.processors.page;

import com.wildrydes.processors.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// One file of the page, ready to be sent.
///
/// @param etag weak: the same for the file and its compressed form
/// @param gzip null when compressing does not pay
record PageFile(String contentType, byte[] content, byte @Nullable [] gzip, String etag) {

    /// How much of a file must go for the browser's work of unpacking it.
    private static final double WORTH_IT = 0.9;

    static PageFile of(String contentType, byte[] content) {
        byte[] packed = pack(content);
        return new PageFile(
                contentType, content, packed.length < content.length * WORTH_IT ? packed : null, etag(content));
    }

    Response response(boolean takesGzip, @Nullable String known) {
        Map<String, String> headers = Map.of("etag", etag, "cache-control", "no-cache", "vary", "accept-encoding");
        if (known != null && (known.equals("*") || known.contains(etag))) {
            return Response.empty(304).with(headers);
        }
        return gzip != null && takesGzip
                ? Response.of(200, contentType, gzip).with(headers).with("content-encoding", "gzip")
                : Response.of(200, contentType, content).with(headers);
    }

    private static String etag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\""
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 22) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] pack(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
