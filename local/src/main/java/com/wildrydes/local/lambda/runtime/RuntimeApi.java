package com.wildrydes.local.lambda.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// Lambda's Runtime API (Lambda Developer Guide, "Using the Lambda runtime API", version 2018-06-01) on a loopback port
/// of its own. Thread-safe.
///
/// One server serves all processes. Each has a path of its own, which the runtime interface client takes as part of the
/// host's name: `127.0.0.1:PORT/KEY` and then `/2018-06-01/runtime/invocation/next`.
public final class RuntimeApi implements AutoCloseable {

    /// Lambda's limit of a synchronous answer: 6 MB, and 100 bytes that its own message counts in.
    static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

    private static final String VERSION = "2018-06-01";

    private final Map<String, RuntimeSession> sessions = new ConcurrentHashMap<>();
    private final String regionAndAccount;
    private final Server server;
    private final ServerConnector connector;

    private RuntimeApi(String region, String account) {
        regionAndAccount = region + ':' + account;
        VirtualThreadPool threads = new VirtualThreadPool();
        threads.setName("lambda-runtime-api");
        server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(0);
        // An idle function waits for work as long as it takes.
        connector.setIdleTimeout(0);
        server.addConnector(connector);
        server.setHandler(new Endpoint());
    }

    /// Serves a free port.
    ///
    /// @param region and account are those of the functions' ARNs
    public static RuntimeApi open(String region, String account) throws IOException {
        RuntimeApi api = new RuntimeApi(region, account);
        try {
            api.server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Lambda's Runtime API did not open: " + e.getMessage(), e);
        }
        return api;
    }

    /// Serves a session until the registration is closed.
    Registration register(String functionName, RuntimeSession session) {
        String key = functionName + '-' + UUID.randomUUID();
        sessions.put(key, session);
        String address = connector.getHost() + ':' + connector.getLocalPort() + '/' + key;
        return new Registration(address, () -> sessions.remove(key));
    }

    /// A session that can be reached.
    ///
    /// @param address for `AWS_LAMBDA_RUNTIME_API`
    record Registration(String address, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Lambda's Runtime API did not close: " + e.getMessage(), e);
        }
    }

    private final class Endpoint extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            // "", KEY, VERSION, "runtime", …
            String[] path = request.getHttpURI().getPath().split("/");
            RuntimeSession session = path.length >= 5 && path[2].equals(VERSION) ? sessions.get(path[1]) : null;
            if (session == null) {
                reply(response, 404, "{\"errorType\":\"UnknownPath\"}", callback);
                return true;
            }
            String rest = String.join("/", java.util.Arrays.asList(path).subList(4, path.length));
            if (rest.equals("invocation/next")) {
                next(functionName(path[1]), session, response, callback);
            } else if (rest.equals("init/error")) {
                session.initError(body(request));
                accepted(response, callback);
            } else if (path.length == 7 && rest.endsWith("/response")) {
                respond(session, path[5], request, response, callback);
            } else if (path.length == 7 && rest.endsWith("/error")) {
                settle(session.answer(path[5], new Answer.Threw(body(request))), response, callback);
            } else {
                reply(response, 404, "{\"errorType\":\"UnknownPath\"}", callback);
            }
            return true;
        }

        private void next(String functionName, RuntimeSession session, Response response, Callback callback)
                throws InterruptedException {
            Optional<Work> given = session.next();
            if (given.isEmpty()) {
                reply(response, 410, "{\"errorType\":\"Closed\"}", callback);
                return;
            }
            Work work = given.get();
            HttpFields.Mutable headers = response.getHeaders();
            headers.put(HttpHeader.CONTENT_TYPE, "application/json");
            headers.put("Lambda-Runtime-Aws-Request-Id", work.requestId());
            headers.put(
                    "Lambda-Runtime-Deadline-Ms", Long.toString(work.deadline().toEpochMilli()));
            headers.put(
                    "Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:" + regionAndAccount + ":function:" + functionName);
            headers.put("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
            if (work.clientContext() != null) {
                headers.put("Lambda-Runtime-Client-Context", work.clientContext());
            }
            headers.put(HttpHeader.CONTENT_LENGTH, work.event().length);
            response.setStatus(200);
            response.write(true, ByteBuffer.wrap(work.event()), callback);
        }

        private void respond(
                RuntimeSession session, String requestId, Request request, Response response, Callback callback)
                throws IOException {
            try (InputStream in = Content.Source.asInputStream(request)) {
                byte[] payload = in.readNBytes(MAX_RESPONSE_BYTES + 1);
                if (payload.length > MAX_RESPONSE_BYTES) {
                    in.skip(Long.MAX_VALUE);
                    session.answer(requestId, new Answer.TooLarge(payload.length));
                    reply(response, 413, "{\"errorType\":\"Function.ResponseSizeTooLarge\"}", callback);
                } else {
                    settle(session.answer(requestId, new Answer.Returned(payload)), response, callback);
                }
            }
        }

        private static byte[] body(Request request) throws IOException {
            try (InputStream in = Content.Source.asInputStream(request)) {
                return in.readNBytes(MAX_RESPONSE_BYTES);
            }
        }

        private static void settle(boolean known, Response response, Callback callback) {
            if (known) {
                accepted(response, callback);
            } else {
                reply(response, 400, "{\"errorType\":\"InvalidRequestID\"}", callback);
            }
        }

        private static void accepted(Response response, Callback callback) {
            reply(response, 202, "{\"status\":\"OK\"}", callback);
        }

        private static void reply(Response response, int status, String json, Callback callback) {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.write(true, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), callback);
        }

        private static String functionName(String key) {
            return key.substring(0, key.length() - UUID_LENGTH - 1);
        }
    }

    private static final int UUID_LENGTH = 36;
}
