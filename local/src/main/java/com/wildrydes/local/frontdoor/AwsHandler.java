package com.wildrydes.local.frontdoor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes an HTTP request to its service and brings the answer back.
final class AwsHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(AwsHandler.class);

    /// Kinesis takes the largest bodies, 10 MiB of records, a third more in base64.
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private static final String LOCAL = "/_local/";

    private final Routing routing;
    private final List<LocalPage> pages;
    private final BooleanSupplier healthy;
    private final RequestReader reader = new RequestReader(MAX_BODY_BYTES);

    AwsHandler(Routing routing, List<LocalPage> pages, BooleanSupplier healthy) {
        this.routing = routing;
        this.pages = pages;
        this.healthy = healthy;
    }

    @Override
    public boolean handle(Request http, Response response, Callback callback) throws Exception {
        String id = UUID.randomUUID().toString();
        AwsRequest head = reader.head(http, id);
        if (head.path().equals("/health") && !head.headers().containsKey("authorization")) {
            send(health(), id, response, callback);
            return true;
        }
        send(head.path().startsWith(LOCAL) ? page(http, head) : answer(http, head), id, response, callback);
        return true;
    }

    private AwsResponse page(Request http, AwsRequest head) throws IOException {
        String name = head.path().substring(LOCAL.length()).split("/", 2)[0];
        try {
            for (LocalPage page : pages) {
                if (page.name().equals(name)) {
                    return page.handle(head.withBody(reader.body(http, head)));
                }
            }
            List<String> known = pages.stream().map(LocalPage::name).toList();
            throw new AwsException("NotFound", LOCAL + " holds " + known + ", not " + name, 404);
        } catch (AwsException e) {
            return Problem.answer(e.status(), e.getMessage());
        }
    }

    private AwsResponse answer(Request http, AwsRequest head) throws IOException {
        AwsService service;
        try {
            service = routing.find(
                    head.header("x-amz-target"), RequestReader.scope(head.headers(), head.query()), head.path());
        } catch (AwsException e) {
            return ErrorAnswer.of(head, e);
        }
        AwsRequest named = head.withService(service.name());
        try {
            AwsRequest request = named.withBody(reader.body(http, named));
            return service.handle(request.withOperation(operation(service, request)));
        } catch (AwsException e) {
            return service.error(named, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return service.error(named, new AwsException("ServiceUnavailable", "The local stack is closing.", 503));
        } catch (IOException | RuntimeException e) {
            LOG.error("{} {} failed, request {}", named.service(), named.operation(), named.id(), e);
            return service.error(named, new AwsException("InternalFailure", "The local stack failed: " + e, 500));
        }
    }

    private static String operation(AwsService service, AwsRequest request) {
        if (!request.operation().isEmpty()) {
            return request.operation();
        }
        if (request.protocol() == AwsProtocol.QUERY) {
            String form = new String(request.body(), java.nio.charset.StandardCharsets.UTF_8);
            return FormParameters.parse(form).getOrDefault("Action", "");
        }
        return service.operation(request);
    }

    private AwsResponse health() {
        boolean up = healthy.getAsBoolean();
        return AwsResponse.text(
                up ? 200 : 503, "application/json", "{\"status\":\"" + (up ? "up" : "starting") + "\"}");
    }

    private static void send(AwsResponse answer, String id, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put("x-amzn-RequestId", id);
        if (!answer.contentType().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
