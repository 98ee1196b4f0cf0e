package com.wildrydes.local.apigateway;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.ConnectionCut;
import com.wildrydes.local.frontdoor.Fault;
import com.wildrydes.local.frontdoor.FaultSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP side of an API: bytes to calls, answers to bytes, within API Gateway's quotas for HTTP APIs. Thread-safe.
///
/// Fault rules know it as service `apigateway`; an operation is a method and a path as sent, such as `GET /api/fleet`.
public final class GatewayHandler extends Handler.Abstract {
    /// How fault rules call the service.
    public static final String SERVICE = "apigateway";

    private static final Logger LOG = LoggerFactory.getLogger(GatewayHandler.class);

    private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    /// Of the request line and the values of all headers.
    private static final int MAX_HEAD_BYTES = 10_240;

    /// The answer's are its connection's, not the function's (RFC 9110, "Connection", and its lengths).
    private static final Set<String> OF_CONNECTION = Set.of(
            "connection",
            "content-length",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final HttpApi api;
    private final FaultSource faults;
    private final Clock clock;

    public GatewayHandler(HttpApi api, FaultSource faults, Clock clock) {
        this.api = api;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request http, Response response, Callback callback) throws Exception {
        String requestId = UUID.randomUUID().toString();
        try {
            Fault fault = faults.next(operation(http, requestId));
            switch (fault) {
                case Fault.None _ -> send(answer(http, requestId), requestId, response, callback);
                case Fault.Refuse(AwsException error) ->
                    send(HttpAnswer.ofGateway(error.status(), error.getMessage()), requestId, response, callback);
                case Fault.CutBefore _ -> ConnectionCut.now(http, callback);
                case Fault.CutAfter _ -> {
                    answer(http, requestId);
                    ConnectionCut.now(http, callback);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            send(HttpAnswer.ofGateway(503, "Service Unavailable"), requestId, response, callback);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} failed, request {}",
                    http.getMethod(),
                    http.getHttpURI().getPath(),
                    requestId,
                    e);
            send(HttpAnswer.ofGateway(500, "Internal Server Error"), requestId, response, callback);
        }
        return true;
    }

    private HttpAnswer answer(Request http, String requestId) throws IOException, InterruptedException {
        if (headBytes(http) > MAX_HEAD_BYTES) {
            return HttpAnswer.ofGateway(431, "Request Header Fields Too Large");
        }
        String path;
        try {
            path = decoded(http);
        } catch (IllegalArgumentException e) {
            return HttpAnswer.ofGateway(400, "Bad Request");
        }
        byte[] body = body(http);
        return body.length > MAX_BODY_BYTES
                ? HttpAnswer.ofGateway(413, "Request Entity Too Large")
                : api.answer(call(http, requestId, path, body));
    }

    private HttpCall call(Request http, String requestId, String path, byte[] body) {
        Instant now = clock.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> cookies = new ArrayList<>();
        for (HttpField field : http.getHeaders()) {
            String name = field.getName().toLowerCase(Locale.ROOT);
            String value = field.getValue() == null ? "" : field.getValue();
            if (name.equals("cookie")) {
                for (String cookie : value.split(";", -1)) {
                    cookies.add(cookie.strip());
                }
            } else {
                headers.merge(name, value, (first, next) -> first + ',' + next);
            }
        }
        String sourceIp = Request.getRemoteAddr(http);
        headers.merge("x-forwarded-for", sourceIp, (first, next) -> first + ", " + next);
        headers.put("x-forwarded-port", Integer.toString(Request.getLocalPort(http)));
        headers.put("x-forwarded-proto", "http");
        headers.put("x-amzn-trace-id", traceId(now));
        String query = http.getHttpURI().getQuery();
        return new HttpCall(
                requestId,
                now,
                http.getMethod(),
                path,
                query == null ? "" : query,
                http.getConnectionMetaData().getProtocol(),
                sourceIp,
                headers.getOrDefault("host", ""),
                headers,
                cookies,
                body);
    }

    /// API Gateway decodes the path before a function sees it, and what stands behind a decoded question mark is lost.
    private static String decoded(Request http) {
        String raw = http.getHttpURI().getPath();
        if (raw == null || raw.isEmpty()) {
            return "/";
        }
        String path = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        int question = path.indexOf('?');
        return question < 0 ? path : path.substring(0, question);
    }

    /// One byte more than may be sent tells that there are more. What is left is read too: a caller that
    /// still sends when the connection is closed sees a broken connection in place of the answer.
    private static byte[] body(Request http) throws IOException {
        try (InputStream in = Content.Source.asInputStream(http)) {
            byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
            byte[] dropped = new byte[64 * 1024];
            int read = 0;
            for (long left = 4L * MAX_BODY_BYTES; left > 0 && read >= 0; left -= read) {
                read = in.read(dropped);
            }
            if (http.getLength() > body.length && body.length <= MAX_BODY_BYTES) {
                throw new IOException(
                        "the caller closed the connection after " + body.length + " of " + http.getLength() + " bytes");
            }
            return body;
        }
    }

    private static int headBytes(Request http) {
        int bytes = http.getMethod().length() + http.getHttpURI().getPathQuery().length();
        for (HttpField field : http.getHeaders()) {
            bytes += field.getValue() == null ? 0 : field.getValue().length();
        }
        return bytes;
    }

    private static String traceId(Instant now) {
        String random = UUID.randomUUID().toString().replace("-", "");
        return "Root=1-%08x-%s".formatted(now.getEpochSecond(), random.substring(0, 24));
    }

    private static AwsRequest operation(Request http, String requestId) {
        String path =
                http.getHttpURI().getPath() == null ? "/" : http.getHttpURI().getPath();
        return new AwsRequest(
                requestId,
                SERVICE,
                "",
                AwsProtocol.REST_JSON,
                http.getMethod() + ' ' + path,
                http.getMethod(),
                path,
                "",
                Map.of(),
                new byte[0]);
    }

    private static void send(HttpAnswer answer, String requestId, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> {
            if (!OF_CONNECTION.contains(name)) {
                response.getHeaders().put(name, value);
            }
        });
        answer.cookies().forEach(cookie -> response.getHeaders().add(HttpHeader.SET_COOKIE, cookie));
        response.getHeaders().put("apigw-requestid", requestId);
        // These have no body, whatever the function says.
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        response.write(true, ByteBuffer.wrap(bodiless ? new byte[0] : answer.body()), callback);
    }
}
