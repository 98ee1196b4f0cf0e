package com.wildrydes.processors.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.http.Call;
import com.wildrydes.processors.http.Json;
import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Response;
import com.wildrydes.processors.http.Route;
import com.wildrydes.processors.replay.ReplayState.Failed;
import com.wildrydes.processors.replay.ReplayState.Ready;
import com.wildrydes.processors.replay.ReplayState.Running;
import com.wildrydes.processors.replay.ReplayState.Waiting;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The routes of the replay. Thread-safe.
///
/// | route | answer |
/// | --- | --- |
/// | `GET /api/replays` | what can be replayed: `{earliest, reaches, longestMs}` |
/// | `POST /api/replays` with `{from, to}` | 202 `{id}`: the query runs, or ran lately |
/// | `GET /api/replays/{id}` | `{state, from, to, bytesScanned?, message?}` |
/// | `GET /api/replays/{id}/fixes?after=` | a [FixesPage] once the state is `ready`; 409 before |
public final class ReplayRoutes {

    /// A page of a result is never another.
    private static final String KEPT_BY_THE_BROWSER = "private, max-age=600";

    private final Replays replays;
    private final ResultFiles results;
    private final ReplaySettings settings;
    private final Clock clock;

    public ReplayRoutes(AthenaClient athena, S3Client s3, ReplaySettings settings, Clock clock) {
        this(athena, s3, settings, clock, ResultFiles.PAGE_BYTES);
    }

    ReplayRoutes(AthenaClient athena, S3Client s3, ReplaySettings settings, Clock clock, int pageBytes) {
        this.replays = new Replays(athena, settings, clock);
        this.results = new ResultFiles(s3, settings.bucketName(), pageBytes);
        this.settings = settings;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                new Route("GET", "/api/replays", Set.of(), call -> limits()),
                new Route("POST", "/api/replays", Set.of(), this::start),
                new Route("GET", "/api/replays/{id}", Set.of(), call -> state(find(call))),
                new Route("GET", "/api/replays/{id}/fixes", Set.of("after"), this::fixes));
    }

    private Response limits() {
        ReplayLimits limits = ReplayLimits.at(clock.instant(), settings);
        return Response.json(Json.object(json -> {
            json.writeStringField("earliest", Json.time(limits.earliest().toEpochMilli()));
            json.writeStringField("reaches", Json.time(limits.reaches().toEpochMilli()));
            json.writeNumberField("longestMs", ReplayRange.LONGEST.toMillis());
        }));
    }

    private Response start(Call call) throws ProblemException, UnavailableException, RefusedException {
        RangeDocument asked = RangeDocument.read(call.request().body());
        Optional<String> violation = ReplayLimits.at(clock.instant(), settings).violation(asked.from(), asked.to());
        if (violation.isPresent()) {
            throw ProblemException.broken(violation.get());
        }
        String id = replays.start(ReplayRange.of(asked.from(), asked.to()));
        return Response.of(202, Response.JSON, Json.object(json -> json.writeStringField("id", id)))
                .with("location", "/api/replays/" + id);
    }

    private Replay find(Call call) throws ProblemException, UnavailableException, RefusedException {
        return replays.find(call.path("id"))
                .orElseThrow(() -> new ProblemException(404, "there is no such replay: ask for the range again"));
    }

    private static Response state(Replay replay) {
        return Response.json(Json.object(json -> {
            json.writeStringField("from", Json.time(replay.range().fromMs()));
            json.writeStringField("to", Json.time(replay.range().toMs()));
            writeState(json, replay.state());
        }));
    }

    private static void writeState(JsonGenerator json, ReplayState state) throws IOException {
        switch (state) {
            case Waiting(String remark) -> {
                json.writeStringField("state", "waiting");
                if (remark != null) {
                    json.writeStringField("message", remark);
                }
            }
            case Running(long bytesScanned) -> {
                json.writeStringField("state", "running");
                json.writeNumberField("bytesScanned", bytesScanned);
            }
            case Ready(String key, long bytesScanned) -> {
                json.writeStringField("state", "ready");
                json.writeNumberField("bytesScanned", bytesScanned);
            }
            case Failed(String message) -> {
                json.writeStringField("state", "failed");
                json.writeStringField("message", message);
            }
        }
    }

    private Response fixes(Call call) throws ProblemException, UnavailableException, RefusedException {
        long after = after(call.query().get("after").orElse("0"));
        Replay replay = find(call);
        return switch (replay.state()) {
            case Ready(String key, long bytesScanned) ->
                Response.json(results.page(replay.range(), key, after).json())
                        .with("cache-control", KEPT_BY_THE_BROWSER);
            case Failed(String message) -> throw new ProblemException(409, message);
            case Waiting waiting -> throw notReady();
            case Running running -> throw notReady();
        };
    }

    private static long after(String text) throws ProblemException {
        if (!text.matches("\\d{1,12}")) {
            throw ProblemException.broken("after must be what an answer gave as next: " + text);
        }
        return Long.parseLong(text);
    }

    private static ProblemException notReady() {
        return new ProblemException(409, "the replay is not ready: ask for its state until it is");
    }
}
