package com.wildrydes.local.frontdoor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one HTTP port of the local stack, on the loopback interface only. Thread-safe.
public final class FrontDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final Server server;
    private final ServerConnector connector;
    private final AwsHandler handler;

    private FrontDoor(int port, AwsHandler handler) {
        this.handler = handler;
        QueuedThreadPool threads = new QueuedThreadPool(256, 8);
        threads.setName("front-door");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        // Object keys and function names may hold any character, encoded: what a path means is its service's business.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setRequestHeaderSize(64 * 1024);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(300_000);
        // Clients keep idle connections open: at the end they are not worth waiting for.
        connector.setShutdownIdleTimeout(50);
        server.addConnector(connector);
        server.setHandler(handler);
        server.setStopTimeout(2_000);
    }

    /// Takes the port. Until [#serve] every request is answered with 503, which SDKs retry.
    ///
    /// @param port 0 takes a free one
    /// @throws java.net.BindException when the port is taken
    public static FrontDoor bind(int port) throws IOException {
        FrontDoor door = new FrontDoor(port, new AwsHandler());
        door.start();
        return door;
    }

    /// Takes the port and serves at once: [#bind], then [#serve].
    public static FrontDoor open(
            int port, List<? extends Endpoint> endpoints, List<? extends LocalPage> pages, FaultSource faults)
            throws IOException {
        FrontDoor door = bind(port);
        door.serve(endpoints, pages, faults);
        return door;
    }

    /// Serves endpoints on a free port, ready at once and without faults: for trying a service alone.
    public static FrontDoor open(Endpoint... endpoints) throws IOException {
        FrontDoor door = open(0, List.of(endpoints), List.of(), request -> Fault.NONE);
        door.ready();
        return door;
    }

    /// Serves endpoints from now on. `/health` answers 503 until [#ready].
    ///
    /// @param pages what is served under `/_local/`
    public void serve(List<? extends Endpoint> endpoints, List<? extends LocalPage> pages, FaultSource faults) {
        handler.serve(new AwsHandler.Services(new Routing(endpoints), List.copyOf(pages), faults));
    }

    /// Says that everything is up.
    public void ready() {
        handler.ready();
    }

    /// Whether everything is up.
    public boolean isReady() {
        return handler.isReady();
    }

    private void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IOException("the front door did not open: " + e.getMessage(), e);
        }
    }

    /// The port that is served.
    public int port() {
        return connector.getLocalPort();
    }

    /// What clients take as their endpoint, such as `http://localhost:4566`.
    public URI endpoint() {
        return URI.create("http://localhost:" + port());
    }

    /// The same with the address instead of the name: for clients that should not look a name up.
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
    }

    /// Stops taking requests, waits up to 2 s for those in progress, and frees the port.
    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.warn("requests that did not end within {} ms were cut off", server.getStopTimeout());
        } catch (Exception e) {
            throw new IllegalStateException("the front door did not close: " + e.getMessage(), e);
        }
    }
}
