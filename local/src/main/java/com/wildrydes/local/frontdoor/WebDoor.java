package com.wildrydes.local.frontdoor;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;

/// The web port: where the HTTP API is served that a template declares. Thread-safe.
///
/// Browsers come here, and with them whatever page they have open: a request for a foreign host is refused, so that no
/// page of another site can reach the port by a name that it makes lead here (DNS rebinding).
public final class WebDoor implements AutoCloseable {
    private final InetAddress host;
    private final Server server;
    private final ServerConnector connector;
    private final Doorway doorway;

    private WebDoor(InetAddress host, int port, BooleanSupplier healthy) {
        this.host = host;
        // A request waits for its function on a thread of its own: virtual ones are never too few.
        VirtualThreadPool threads = new VirtualThreadPool();
        threads.setName("web-door");
        server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        // What a path means is its function's business, what is too large its API's.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setRequestHeaderSize(64 * 1024);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(host.getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(300_000);
        connector.setShutdownIdleTimeout(50);
        server.addConnector(connector);
        doorway = new Doorway(healthy);
        server.setHandler(doorway);
        // What Jetty itself refuses never comes to the doorway.
        server.setErrorHandler((request, response, callback) ->
                send(Problem.answer(response.getStatus(), "The request cannot be read."), response, callback));
        server.setStopTimeout(2_000);
    }

    /// Opens the port on an interface.
    ///
    /// @param host the interface's address; `0.0.0.0` is all of them
    /// @param port 0 takes a free one
    /// @param healthy whether everything is up
    /// @throws IOException when it cannot be opened; a `BindException` when it is taken
    public static WebDoor open(InetAddress host, int port, BooleanSupplier healthy) throws IOException {
        WebDoor door = new WebDoor(host, port, healthy);
        try {
            door.server.start();
            return door;
        } catch (IOException e) {
            door.close();
            throw e;
        } catch (Exception e) {
            door.close();
            throw new IOException("the web port did not open: " + e.getMessage(), e);
        }
    }

    /// Takes requests to this API from now on. Before, they are answered with 503, and with 404 when all is up without
    /// one.
    public void serve(Request.Handler api) {
        doorway.api = api;
    }

    /// Such as `http://localhost:8080`; with its address where it listens on another interface only.
    public URI address() {
        boolean onLoopback = host.isLoopbackAddress() || host.isAnyLocalAddress();
        String name = host instanceof Inet6Address ? '[' + host.getHostAddress() + ']' : host.getHostAddress();
        return URI.create("http://" + (onLoopback ? "localhost" : name) + ':' + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web port did not close: " + e.getMessage(), e);
        }
    }

    private static boolean send(AwsResponse answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    private static final class Doorway extends Handler.Abstract {
        private final BooleanSupplier healthy;
        private volatile Request.@Nullable Handler api;

        Doorway(BooleanSupplier healthy) {
            this.healthy = healthy;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String host = request.getHeaders().get(HttpHeader.HOST);
            Request.Handler serving = api;
            if (!KnownHosts.include(host)) {
                return send(Problem.answer(403, KnownHosts.refusal(host)), response, callback);
            }
            if (Request.getPathInContext(request).equals("/health")) {
                return send(AwsHandler.health(healthy.getAsBoolean()), response, callback);
            }
            if (serving != null) {
                return serving.handle(request, response, callback);
            }
            AwsResponse nothing = healthy.getAsBoolean()
                    ? Problem.answer(404, "The template declares no HTTP routes: there is nothing to serve here.")
                    : Problem.answer(503, "The local stack is starting.");
            return send(nothing, response, callback);
        }
    }
}
