package com.wildrydes.processors.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.wildrydes.processors.access.Access;
import com.wildrydes.processors.access.Password;
import com.wildrydes.processors.access.Sessions;
import com.wildrydes.processors.alert.Alerts;
import com.wildrydes.processors.alert.DynamoDbAlertTable;
import com.wildrydes.processors.changes.FleetFeed;
import com.wildrydes.processors.changes.FleetView;
import com.wildrydes.processors.counters.CloudWatchCounters;
import com.wildrydes.processors.counters.KeptCounters;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.fleet.DynamoDbFleetTable;
import com.wildrydes.processors.history.MinuteHistory;
import com.wildrydes.processors.http.HttpEventReader;
import com.wildrydes.processors.http.HttpResponseWriter;
import com.wildrydes.processors.http.Request;
import com.wildrydes.processors.http.Route;
import com.wildrydes.processors.http.Router;
import com.wildrydes.processors.metrics.WarningLog;
import com.wildrydes.processors.page.PageFiles;
import com.wildrydes.processors.replay.ReplayRoutes;
import com.wildrydes.processors.replay.ReplaySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/// The Lambda function `Api`: one HTTP request in, its answer out. Thread-safe.
public final class ApiHandler implements RequestStreamHandler {

    private static final String FUNCTION = "Api";

    /// The dashboard's folder on the class path.
    private static final String PAGE = "dashboard";

    /// What is kept of an invocation's time for calls under way to end and for the answer.
    private static final Duration RESERVE = AwsClients.CALL_TIMEOUT.plusSeconds(2);

    private static final int CALLS_AT_ONCE = 4;

    private final HttpEventReader reader = new HttpEventReader();
    private final HttpResponseWriter writer = new HttpResponseWriter();
    private final Api api;

    /// Wires the function by its environment, as Lambda does it at a cold start.
    public ApiHandler() {
        this(ApiSettings.from(System.getenv()), ReplaySettings.from(System.getenv()));
    }

    private ApiHandler(ApiSettings settings, ReplaySettings replay) {
        this(
                settings,
                replay,
                AwsClients.fromEnvironment(CALLS_AT_ONCE, settings.endpointOverridden()),
                AwsClients.athena(CALLS_AT_ONCE, client -> {}),
                AwsClients.cloudWatch(client -> {}),
                Clock.systemUTC(),
                System.out);
    }

    /// Wires the function to these services.
    ///
    /// @param log where its warnings go, as lines of JSON
    public ApiHandler(
            ApiSettings settings,
            ReplaySettings replay,
            AwsClients clients,
            AthenaClient athena,
            CloudWatchClient cloudWatch,
            Clock clock,
            PrintStream log) {
        var warnings = new WarningLog(FUNCTION, clock, log);
        var counters = new KeptCounters(new CloudWatchCounters(cloudWatch)::lastDay, clock, warnings);
        var routes = routes(settings, clients, counters, clock);
        routes.addAll(0, new ReplayRoutes(athena, clients.s3(), replay, clock).routes());
        this.api = new Api(
                access(settings, clock),
                new Router(routes, new PageFiles(ApiHandler.class.getClassLoader(), PAGE)::answer),
                new SecurityHeaders(settings.tileOrigin()),
                warnings);
    }

    private static List<Route> routes(ApiSettings settings, AwsClients clients, KeptCounters counters, Clock clock) {
        var routes = new ArrayList<Route>();
        var table = new DynamoDbFleetTable(clients.dynamoDb(), settings.fleetTable());
        var retry = new Retry(new SecureRandom(), Thread::sleep);
        var view = new FleetView(table, settings.layout(), retry, System::nanoTime);
        routes.add(SettingsRoute.of(settings));
        routes.add(new FleetRoute(new FleetFeed(view, clock)).route());
        routes.add(new SummaryRoute(view, counters, clock).route());
        var alerts = new Alerts(new DynamoDbAlertTable(clients.dynamoDb(), settings.alertsTable()), retry, clock);
        routes.addAll(new AlertRoutes(alerts, clock).routes());
        var history = new MinuteHistory(clients.dynamoDb(), settings.sensorTable());
        routes.addAll(new UnicornRoutes(view, history, retry, clock).routes());
        return routes;
    }

    private static Access access(ApiSettings settings, Clock clock) {
        if (settings.operatorPassword().isEmpty()) {
            return new Access.Open();
        }
        var password = new Password(settings.operatorPassword());
        return new Access.Guarded(password, new Sessions(password, clock));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        Deadline deadline = Deadline.in(left.minus(RESERVE), System::nanoTime);
        Request request = reader.read(event);
        writer.write(api.answer(request, deadline), response);
    }
}
