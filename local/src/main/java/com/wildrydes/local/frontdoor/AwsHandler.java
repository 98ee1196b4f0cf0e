package com.wildrydes.local.frontdoor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes an HTTP request to its service and brings the answer back.
final class AwsHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(AwsHandler.class);

    /// Kinesis takes the largest bodies, 10 MiB of records, a third more in base64.
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private static final String LOCAL = "/_local/";

    private final RequestReader reader = new RequestReader(MAX_BODY_BYTES);
    private volatile @Nullable Services services;
    private volatile boolean ready;

    /// What requests are taken to.
    record Services(Routing routing, List<LocalPage> pages, FaultSource faults) {}

    /// Takes requests to these from now on.
    void serve(Services services) {
        this.services = services;
    }

    /// From now on `/health` answers 200.
    void ready() {
        ready = true;
    }

    boolean isReady() {
        return ready;
    }

    @Override
    public boolean handle(Request http, Response response, Callback callback) throws Exception {
        AwsRequest head = reader.head(http, UUID.randomUUID().toString());
        if (head.path().equals("/health") && !head.headers().containsKey("authorization")) {
            send(health(ready), head, response, callback);
            return true;
        }
        Services serving = services;
        if (serving == null) {
            AwsException starting = new AwsException("ServiceUnavailable", "The local stack is starting.", 503);
            send(ErrorAnswer.of(head, starting), head, response, callback);
        } else if (head.path().startsWith(LOCAL)) {
            send(page(http, head, serving.pages()), head, response, callback);
        } else {
            try {
                serve(http, head, serving, response, callback);
            } catch (IllegalArgumentException e) {
                AwsException broken =
                        new AwsException("InvalidRequest", "The URL is broken: " + e.getMessage(), 400, e);
                send(ErrorAnswer.of(head, broken), head, response, callback);
            }
        }
        return true;
    }

    private void serve(Request http, AwsRequest head, Services serving, Response response, Callback callback)
            throws Exception {
        Endpoint endpoint;
        try {
            endpoint = serving.routing()
                    .find(head.header("x-amz-target"), RequestReader.scope(head.headers(), head.query()), head.path());
        } catch (AwsException e) {
            send(ErrorAnswer.of(head, e), head, response, callback);
            return;
        }
        AwsRequest addressed = head.withService(endpoint.name());
        switch (endpoint) {
            case AwsService service -> answer(http, addressed, service, serving.faults(), response, callback);
            case StreamedService service -> stream(http, addressed, service, serving.faults(), response, callback);
        }
    }

    private void answer(
            Request http,
            AwsRequest addressed,
            AwsService service,
            FaultSource faults,
            Response response,
            Callback callback)
            throws IOException {
        AwsRequest request = addressed;
        try {
            byte[] body = reader.body(http, addressed);
            request =
                    addressed.withOperation(operation(service, addressed, body)).withBody(body);
            Fault fault = faults.next(request);
            switch (fault) {
                case Fault.None none -> send(service.handle(request), request, response, callback);
                case Fault.Refuse refuse -> send(service.error(request, refuse.error()), request, response, callback);
                case Fault.CutBefore cut -> ConnectionCut.now(http, callback);
                case Fault.CutAfter cut -> {
                    service.handle(request);
                    ConnectionCut.now(http, callback);
                }
            }
        } catch (AwsException e) {
            send(service.error(request, e), request, response, callback);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            AwsException closing = new AwsException("ServiceUnavailable", "The local stack is closing.", 503, e);
            send(service.error(request, closing), request, response, callback);
        } catch (IOException | RuntimeException e) {
            LOG.error("{} {} failed, request {}", request.service(), request.operation(), request.id(), e);
            AwsException failure = new AwsException("InternalFailure", "The local stack failed: " + e, 500, e);
            send(service.error(request, failure), request, response, callback);
        }
    }

    private void stream(
            Request http,
            AwsRequest addressed,
            StreamedService service,
            FaultSource faults,
            Response response,
            Callback callback)
            throws Exception {
        AwsRequest request = addressed.withOperation(service.operation(addressed));
        Fault fault = faults.next(request);
        switch (fault) {
            case Fault.None none -> service.handle(request, http, response, callback);
            case Fault.Refuse refuse -> send(ErrorAnswer.of(request, refuse.error()), request, response, callback);
            case Fault.CutBefore cut -> ConnectionCut.now(http, callback);
            case Fault.CutAfter cut -> service.handle(request, http, new ConnectionCut(http, response), callback);
        }
    }

    private static String operation(AwsService service, AwsRequest request, byte[] body) {
        if (!request.operation().isEmpty()) {
            return request.operation();
        }
        if (request.protocol() == AwsProtocol.QUERY) {
            String form = new String(body, StandardCharsets.UTF_8);
            return FormParameters.parse(form).getOrDefault("Action", "");
        }
        return service.operation(request);
    }

    private AwsResponse page(Request http, AwsRequest head, List<LocalPage> pages) throws IOException {
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

    static AwsResponse health(boolean ready) {
        String status = ready ? "up" : "starting";
        return AwsResponse.text(ready ? 200 : 503, "application/json", "{\"status\":\"" + status + "\"}");
    }

    private static void send(AwsResponse answer, AwsRequest request, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put("x-amzn-RequestId", request.id());
        if (!answer.contentType().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }
}
