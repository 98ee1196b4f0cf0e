package com.wildrydes.local.frontdoor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The web port, on the loopback interface only: where the HTTP routes are served that a template declares.
/// Thread-safe.
public final class WebDoor implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    private WebDoor(int port, BooleanSupplier healthy) {
        QueuedThreadPool threads = new QueuedThreadPool(32, 4);
        threads.setName("web-door");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setShutdownIdleTimeout(50);
        server.addConnector(connector);
        server.setHandler(new Routes(healthy));
        server.setStopTimeout(2_000);
    }

    /// Opens the port.
    ///
    /// @param port 0 takes a free one
    /// @param healthy whether everything is up
    /// @throws IOException when it cannot be opened; a `BindException` when it is taken
    public static WebDoor open(int port, BooleanSupplier healthy) throws IOException {
        WebDoor door = new WebDoor(port, healthy);
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

    /// Such as `http://localhost:8080`.
    public URI address() {
        return URI.create("http://localhost:" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web port did not close: " + e.getMessage(), e);
        }
    }

    private static final class Routes extends Handler.Abstract {
        private final BooleanSupplier healthy;

        Routes(BooleanSupplier healthy) {
            this.healthy = healthy;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            AwsResponse answer = Request.getPathInContext(request).equals("/health")
                    ? AwsHandler.health(healthy.getAsBoolean())
                    : Problem.answer(404, "The template declares no HTTP routes: there is nothing to serve here.");
            response.setStatus(answer.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
            return true;
        }
    }
}
