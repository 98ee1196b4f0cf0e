package com.wildrydes.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Api and the page's files on a free port of the loopback interface. Answers from `fleet()` and `alerts()` unless told
/// otherwise with `on`. Safe for use by several threads.
public final class FakeApi implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PageFiles files = new PageFiles();
    private final Map<String, Function<Asked, Reply>> scripted = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ObjectNode settings = JsonNodeFactory.instance
            .objectNode()
            .put("goneAfterSeconds", 30)
            .put("alertBelow", 100)
            .put("pollMs", 100);
    private volatile Duration skew = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(skew).truncatedTo(ChronoUnit.MILLIS);
    private final FakeFleet fleet = new FakeFleet(clock);
    private final FakeAlerts alerts = new FakeAlerts(clock);
    private final FakeReplays replays = new FakeReplays(clock);

    public FakeApi() {
        this(0);
    }

    /// @param port 0 for a free one
    public FakeApi(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the scripted Api needs port %d".formatted(port), e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /// Where the page is, with a slash in the end.
    public URI address() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    public FakeFleet fleet() {
        return fleet;
    }

    public FakeAlerts alerts() {
        return alerts;
    }

    public FakeReplays replays() {
        return replays;
    }

    /// What `/api/settings` answers; change it before the page opens.
    public ObjectNode settings() {
        return settings;
    }

    /// The server's clock.
    public Instant now() {
        return clock.instant();
    }

    /// Sets the server's clock wrong, or, as the page sees it, the browser's.
    public void skew(Duration skew) {
        this.skew = skew;
    }

    /// From now on every request for that path, or for one that begins with it and a slash, gets this reply.
    public void on(String path, Reply reply) {
        on(path, _ -> reply);
    }

    /// The same for a reply that depends on the request.
    public void on(String path, Function<Asked, Reply> replies) {
        scripted.put(path, replies);
    }

    /// The path is answered as if it had never been scripted.
    public void off(String path) {
        scripted.remove(path);
    }

    /// What was asked for under that path so far, in order.
    public List<Asked> asked(String path) {
        return asked.stream().filter(each -> isUnder(each.path(), path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            URI uri = exchange.getRequestURI();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            var request = new Asked(exchange.getRequestMethod(), uri.getPath(), query, body);
            if (request.path().startsWith("/api/")) {
                asked.add(request);
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
            }
            scripted(request).apply(request).to(exchange);
        }
    }

    private Function<Asked, Reply> scripted(Asked request) {
        return scripted.entrySet().stream()
                .filter(each -> isUnder(request.path(), each.getKey()))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(this::usual);
    }

    private Reply usual(Asked request) {
        if (!request.path().startsWith("/api/")) {
            return files.reply(request.path());
        }
        if (isUnder(request.path(), "/api/replays")) {
            return replays.reply(request);
        }
        return switch (request.path()) {
            case "/api/fleet" -> Reply.json(fleet.answer(request));
            case "/api/settings" -> Reply.json(settings);
            case "/api/summary" -> Reply.json(summary());
            case "/api/alerts" -> Reply.json(alerts.answer(request));
            case "/api/unicorns" -> unicorns(request);
            default ->
                request.path().endsWith("/acknowledge")
                        ? alerts.acknowledgement(request)
                        : Reply.problem(404, "There is no such thing", request.path());
        };
    }

    private ObjectNode summary() {
        Instant now = now();
        List<Unicorn> all = fleet.unicorns();
        long gone = all.stream().filter(each -> fleet.isGone(each.name())).count();
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("asOf", Unicorn.text(now))
                .put("active", all.size() - gone)
                .put("gone", gone)
                .put("alertsOpen", alerts.open())
                .put("eventsPerSecond", (double) (all.size() - gone))
                .put("lagMs", 250)
                .put("distanceToday", 123_456.7);
        fleet.lastArrival().ifPresent(last -> summary.put("lastArrival", Unicorn.text(last)));
        all.stream()
                .map(Unicorn::time)
                .max(Instant::compareTo)
                .ifPresent(time -> summary.put("newestStatusTime", Unicorn.text(time)));
        summary.putObject("counters")
                .put("received", 1_000_000)
                .put("counted", 999_000)
                .put("duplicates", 990)
                .put("quarantined", 10)
                .put("since", Unicorn.text(now.minus(Duration.ofDays(1))));
        return summary;
    }

    private Reply unicorns(Asked request) {
        if (request.parameter("name").isPresent()) {
            String name = request.parameter("name").get();
            return fleet.find(name)
                    .map(unicorn -> Reply.json(detail(
                            unicorn, request.parameter("to").map(Instant::parse).orElse(unicorn.time()))))
                    .orElseGet(() -> Reply.problem(404, "Unknown unicorn", "No event of it has arrived"));
        }
        String search = request.parameter("search").orElse("").toLowerCase(Locale.ROOT);
        int limit = request.parameter("limit").map(Integer::parseInt).orElse(20);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode found = answer.putArray("unicorns");
        fleet.byName().values().stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(search))
                .limit(limit)
                .forEach(each -> found.add(each.json()));
        return Reply.json(answer);
    }

    /// An hour of a unicorn, made up.
    private ObjectNode detail(Unicorn unicorn, Instant end) {
        ObjectNode detail = unicorn.json();
        detail.put("gone", fleet.isGone(unicorn.name())).put("arrivedAt", Unicorn.text(unicorn.time()));
        ArrayNode minutes = detail.putArray("minutes");
        Instant newest = end.truncatedTo(ChronoUnit.MINUTES);
        for (int ago = 0; ago < 60; ago++) {
            Instant minute = newest.minus(Duration.ofMinutes(ago));
            long health = unicorn.health() + (long) (20 * Math.sin(ago / 5.0));
            minutes.addObject()
                    .put("minute", Unicorn.text(minute))
                    .put("distance", 300 + 5 * (ago % 7))
                    .put("samples", 60)
                    .put("minHealthPoints", health - 5)
                    .put("maxHealthPoints", health + 5)
                    .put("minMagicPoints", unicorn.magic() - 3)
                    .put("maxMagicPoints", unicorn.magic() + 3)
                    .put("latitude", unicorn.latitude() + ago * 0.0002)
                    .put("longitude", unicorn.longitude() + ago * 0.0001)
                    .put("lastStatusTime", Unicorn.text(minute.plusSeconds(59)));
        }
        return detail;
    }

    private static boolean isUnder(String path, String parent) {
        return path.equals(parent) || path.startsWith(parent + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
