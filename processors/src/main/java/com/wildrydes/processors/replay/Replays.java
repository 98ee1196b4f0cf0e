package com.wildrydes.processors.replay;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.replay.ReplayState.Failed;
import com.wildrydes.processors.replay.ReplayState.Ready;
import com.wildrydes.processors.replay.ReplayState.Running;
import com.wildrydes.processors.replay.ReplayState.Waiting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;

/// The replays' queries in Athena. Thread-safe, and holds nothing: a replay is its execution.
///
/// A range that is asked for again soon is not run again: the request's token is made of the statement and
/// the time, and Athena takes requests with one token for one (Amazon Athena API Reference,
/// "StartQueryExecution"). Unlike Athena's own reuse of results it joins a query that is still running.
public final class Replays {

    /// How long a range's result serves whoever asks for it.
    static final Duration REUSED = Duration.ofMinutes(10);

    /// The same for a range that the archive may not have whole yet.
    static final Duration REUSED_WHILE_FILLING = Duration.ofMinutes(1);

    private static final Duration FILLING = Duration.ofHours(1);

    /// After a failure the same token would only give the failure again.
    private static final int MOST_STARTS = 3;

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,128}");
    private static final String SCAN_LIMIT = "Bytes scanned limit";

    private final AthenaClient athena;
    private final ReplaySettings settings;
    private final ReplayQuery query;
    private final Clock clock;

    public Replays(AthenaClient athena, ReplaySettings settings, Clock clock) {
        this.athena = athena;
        this.settings = settings;
        this.query = new ReplayQuery(settings.alertBelow(), ReplayQuery.MOST_FIXES);
        this.clock = clock;
    }

    /// Has the range's query run, or finds it when it was lately.
    ///
    /// @return the replay's id
    String start(ReplayRange range) throws UnavailableException, RefusedException {
        for (int start = 1; ; start++) {
            String id = start(range, start);
            boolean failed =
                    find(id).map(Replay::state).filter(Failed.class::isInstance).isPresent();
            if (!failed || start == MOST_STARTS) {
                return id;
            }
        }
    }

    private String start(ReplayRange range, int attempt) throws UnavailableException, RefusedException {
        String sql = query.sql(range);
        Instant now = clock.instant();
        Duration reused = range.to().isBefore(now.minus(FILLING)) ? REUSED : REUSED_WHILE_FILLING;
        String token = hash(sql + "\n" + reused + "\n" + now.toEpochMilli() / reused.toMillis() + "\n" + attempt);
        try {
            return athena.startQueryExecution(request -> request.queryString(sql)
                            .workGroup(settings.workGroup())
                            .clientRequestToken(token))
                    .queryExecutionId();
        } catch (SdkException e) {
            throw AwsFailure.of("athena:StartQueryExecution", e);
        }
    }

    /// The replay of that id; nothing when there is none. An execution of any other statement is none, whoever runs it.
    Optional<Replay> find(String id) throws UnavailableException, RefusedException {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        QueryExecution execution;
        try {
            execution = athena.getQueryExecution(request -> request.queryExecutionId(id))
                    .queryExecution();
        } catch (InvalidRequestException e) {
            // So Athena answers for an id that it does not know, or no longer: it forgets after 45 days.
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsFailure.of("athena:GetQueryExecution", e);
        }
        if (!settings.workGroup().equals(execution.workGroup()) || execution.query() == null) {
            return Optional.empty();
        }
        Optional<ReplayRange> range = query.rangeOf(execution.query());
        if (range.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Replay(id, range.get(), state(execution)));
    }

    private ReplayState state(QueryExecution execution) throws RefusedException {
        @Nullable String remark = execution.status().stateChangeReason();
        return switch (execution.status().state()) {
            case QUEUED -> new Waiting(remark);
            case RUNNING -> new Running(bytesScanned(execution));
            case SUCCEEDED -> new Ready(resultKey(execution), bytesScanned(execution));
            case CANCELLED ->
                new Failed(
                        remark != null && remark.contains(SCAN_LIMIT)
                                ? "the range holds more than one query may read: ask for a shorter one"
                                : "the query was stopped in Athena: ask again");
            case FAILED, UNKNOWN_TO_SDK_VERSION ->
                new Failed(
                        "Athena could not run the query: ask again; if it fails again, Athena's history says why, execution "
                                + execution.queryExecutionId());
        };
    }

    private String resultKey(QueryExecution execution) throws RefusedException {
        String location = execution.resultConfiguration().outputLocation();
        String bucket = "s3://" + settings.bucketName() + "/";
        if (!location.startsWith(bucket)) {
            throw new RefusedException(
                    "the result of a replay must lie in the bucket " + settings.bucketName() + ", as the workgroup "
                            + settings.workGroup() + " has it: " + location,
                    null);
        }
        return location.substring(bucket.length());
    }

    private static long bytesScanned(QueryExecution execution) {
        QueryExecutionStatistics statistics = execution.statistics();
        Long bytes = statistics == null ? null : statistics.dataScannedInBytes();
        return bytes == null ? 0 : bytes;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
