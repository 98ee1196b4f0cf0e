package com.wildrydes.local.frontdoor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Reads what all AWS protocols have in common from an HTTP request.
final class RequestReader {
    private static final String DEFAULT_REGION = "us-east-1";

    private final int maxBodyBytes;

    /// @param maxBodyBytes the largest body taken, as sent and unzipped
    RequestReader(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /// The request without its body and without its service.
    AwsRequest head(Request http, String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (HttpField field : http.getHeaders()) {
            String value = field.getValue();
            headers.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        HttpURI uri = http.getHttpURI();
        String path = uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        AwsProtocol protocol = protocol(headers, path);
        CredentialScope scope = scope(headers, query);
        String region = scope == null || scope.region().isEmpty() ? DEFAULT_REGION : scope.region();
        return new AwsRequest(
                id,
                "",
                region,
                protocol,
                operation(protocol, headers, path),
                http.getMethod(),
                path,
                query,
                headers,
                new byte[0]);
    }

    static @Nullable CredentialScope scope(Map<String, String> headers, String query) {
        String parameter = query.contains("X-Amz-Credential=")
                ? FormParameters.parse(query).get("X-Amz-Credential")
                : null;
        return CredentialScope.of(headers.get("authorization"), parameter);
    }

    /// The request's body, unzipped where it came zipped (the SDKs' request compression).
    byte[] body(Request http, AwsRequest head) throws AwsException, IOException {
        long declared = http.getLength();
        if (declared > maxBodyBytes) {
            drain(http);
            throw tooLarge(declared + " bytes");
        }
        byte[] sent;
        try (InputStream in = Content.Source.asInputStream(http)) {
            sent = declared >= 0 ? in.readNBytes((int) declared) : atMost(in);
        }
        if (declared >= 0 && sent.length < declared) {
            throw new IOException(
                    "the caller closed the connection after " + sent.length + " of " + declared + " bytes");
        }
        String encoding = head.header("content-encoding");
        if (encoding == null || !encoding.toLowerCase(Locale.ROOT).contains("gzip")) {
            return sent;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return atMost(in);
        } catch (ZipException | java.io.EOFException e) {
            throw new AwsException(
                    "SerializationException", "The body is not the gzip that Content-Encoding says: " + e, 400, e);
        }
    }

    private byte[] atMost(InputStream in) throws AwsException, IOException {
        byte[] bytes = in.readNBytes(maxBodyBytes + 1);
        if (bytes.length > maxBodyBytes) {
            throw tooLarge("more than that");
        }
        return bytes;
    }

    /// A caller that still sends when the connection is closed sees a broken connection in place of the answer.
    /// Whoever sends several times too much may see that.
    private void drain(Request http) throws IOException {
        try (InputStream in = Content.Source.asInputStream(http)) {
            byte[] dropped = new byte[64 * 1024];
            int read = 0;
            for (long left = 4L * maxBodyBytes; left > 0 && read >= 0; left -= read) {
                read = in.read(dropped);
            }
        }
    }

    private AwsException tooLarge(String size) {
        return new AwsException(
                "RequestEntityTooLargeException", "A request may hold " + maxBodyBytes + " bytes: " + size, 413);
    }

    private static AwsProtocol protocol(Map<String, String> headers, String path) {
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        String mediaType = type.split(";", 2)[0].trim();
        if (headers.getOrDefault("smithy-protocol", "").equals("rpc-v2-cbor")) {
            return AwsProtocol.RPC_V2_CBOR;
        }
        return switch (mediaType) {
            case "application/x-amz-json-1.0" -> AwsProtocol.JSON_1_0;
            case "application/x-amz-json-1.1" -> AwsProtocol.JSON_1_1;
            case "application/x-amz-cbor-1.1" -> AwsProtocol.CBOR_1_1;
            case "application/x-www-form-urlencoded" -> AwsProtocol.QUERY;
            default -> {
                if (headers.containsKey("x-amz-target")) {
                    yield AwsProtocol.JSON_1_1;
                }
                yield path.length() > 11 && path.matches("/\\d{4}-\\d{2}-\\d{2}/.*")
                        ? AwsProtocol.REST_JSON
                        : AwsProtocol.REST_XML;
            }
        };
    }

    private static String operation(AwsProtocol protocol, Map<String, String> headers, String path) {
        String target = headers.get("x-amz-target");
        if (target != null) {
            return target.substring(target.indexOf('.') + 1);
        }
        if (protocol == AwsProtocol.RPC_V2_CBOR) {
            String[] segments = path.split("/", -1);
            return segments.length == 5 && Arrays.asList(segments).contains("operation") ? segments[4] : "";
        }
        return "";
    }
}
