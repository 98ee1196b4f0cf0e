package com.wildrydes.local;

import com.wildrydes.local.faults.Faults;
import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.frontdoor.WebDoor;
import com.wildrydes.local.template.Environment;
import com.wildrydes.local.template.Template;
import com.wildrydes.local.template.TemplateException;
import com.wildrydes.local.time.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/// A local stack that runs: the template's resources, served on one port. Thread-safe.
public final class LocalStack implements AutoCloseable {
    /// Nobody's account, and the region whose prices the bill takes.
    public static final Environment ENVIRONMENT = new Environment("000000000000", "us-east-1", "wildrydes");

    private final Teardown teardown;
    private final Faults faults;
    private final FrontDoor door;
    private final WebDoor web;

    private LocalStack(Teardown teardown, Faults faults, FrontDoor door, WebDoor web) {
        this.teardown = teardown;
        this.faults = faults;
        this.door = door;
        this.web = web;
    }

    /// Starts a stack and deploys the template onto the data that is there. Returns when everything is up.
    ///
    /// @throws LocalStackException when it cannot; nothing is left running
    public static LocalStack start(LocalStackSettings settings, LocalStackListener listener)
            throws LocalStackException, InterruptedException {
        return start(settings, listener, Clock.systemUTC());
    }

    static LocalStack start(LocalStackSettings settings, LocalStackListener listener, Clock clock)
            throws LocalStackException, InterruptedException {
        Teardown teardown = new Teardown();
        Faults faults = new Faults(Sleeper.SYSTEM);
        try {
            // Read first, so that nothing is touched for a template that cannot be used.
            Template template = template(settings, URI.create("http://localhost:" + settings.webPort()));
            template.warnings().forEach(listener::warning);
            DataFolder folder = teardown.add(DataFolder.open(settings.dataFolder()));
            // Closed in the opposite order: functions first, then the doors they went through, then Firehose
            // and Athena, then the stores.
            Teardown stores = teardown.add(new Teardown());
            Teardown archiving = teardown.add(new Teardown());
            FrontDoor door = teardown.add(bind("--port", settings.port(), FrontDoor::bind));
            WebDoor web = teardown.add(bind(
                    "--web-port", settings.webPort(), port -> WebDoor.open(settings.webHost(), port, door::isReady)));
            if (settings.webPort() == 0) {
                template = template(settings, web.address());
            }
            Services services = Services.open(folder, settings, template, listener, faults, clock, stores, archiving);
            teardown.add(services.lambda());
            services.deploy(template, door, web, settings.limits());
            teardown.add(LambdaMetrics.publish(services.lambda(), services.metrics(), clock));
            door.ready();
            return new LocalStack(teardown, faults, door, web);
        } catch (LocalStackException | InterruptedException | RuntimeException e) {
            teardown.closeAfter(e);
            throw e;
        }
    }

    private static Template template(LocalStackSettings settings, URI web) throws LocalStackException {
        try {
            return Template.read(settings.template(), settings.parameters(), ENVIRONMENT.withWeb(web));
        } catch (TemplateException e) {
            throw new LocalStackException(e.getMessage(), e);
        }
    }

    private static <T> T bind(String option, int port, Binding<T> binding) throws LocalStackException {
        try {
            return binding.bind(port);
        } catch (IOException e) {
            throw new LocalStackException(
                    "port " + port + " cannot be taken: stop what listens there, or choose another with " + option, e);
        }
    }

    private interface Binding<T> {
        T bind(int port) throws IOException;
    }

    /// What clients take as their endpoint, such as `http://localhost:4566`.
    public URI endpoint() {
        return door.endpoint();
    }

    /// Where the web port is, such as `http://localhost:8080`.
    public URI web() {
        return web.address();
    }

    /// What goes wrong, on demand: nothing at first.
    public Faults faults() {
        return faults;
    }

    /// Lets running invocations finish, then closes everything. What was not done is taken up at the next start.
    @Override
    public void close() throws IOException {
        teardown.close();
    }
}
