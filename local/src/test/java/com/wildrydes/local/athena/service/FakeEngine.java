package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.engine.Catalog;
import com.wildrydes.local.athena.engine.CatalogTable;
import com.wildrydes.local.athena.engine.Column;
import com.wildrydes.local.athena.engine.Completion;
import com.wildrydes.local.athena.engine.Progress;
import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.QueryFailure;
import com.wildrydes.local.athena.engine.QueryRun;
import com.wildrydes.local.athena.engine.Row;
import com.wildrydes.local.athena.engine.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers statements with what a test has laid out for their text. Thread-safe.
final class FakeEngine implements QueryEngine {
    /// What becomes of a statement.
    ///
    /// @param waits the rows come when it is opened; null when they are there at once
    record Answer(
            List<Column> columns,
            Stream<Row> rows,
            @Nullable QueryFailure failure,
            long bytesScanned,
            @Nullable String updateType,
            long updateCount,
            List<CatalogTable> created,
            Progress.State state,
            @Nullable CountDownLatch waits) {

        static Answer rows(List<Column> columns, Row... rows) {
            return new Answer(columns, Stream.of(rows), null, 0, null, 0, List.of(), Progress.State.RUNNING, null);
        }

        /// Numbers from 0 on, made when they are asked for.
        static Answer numbers(long count) {
            return new Answer(
                    List.of(new Column("n", "bigint")),
                    LongStream.range(0, count).mapToObj(n -> new Row(List.of(n))),
                    null,
                    0,
                    null,
                    0,
                    List.of(),
                    Progress.State.RUNNING,
                    null);
        }

        static Answer failing(QueryFailure failure) {
            return new Answer(List.of(), Stream.of(), failure, 0, null, 0, List.of(), Progress.State.RUNNING, null);
        }

        static Answer update(String type, long count, CatalogTable... created) {
            return new Answer(
                    List.of(new Column("rows", "bigint")),
                    Stream.of(),
                    null,
                    0,
                    type,
                    count,
                    List.of(created),
                    Progress.State.RUNNING,
                    null);
        }

        Answer scanning(long bytes) {
            return new Answer(columns, rows, failure, bytes, updateType, updateCount, created, state, waits);
        }

        Answer waitingFor(CountDownLatch latch, Progress.State meanwhile) {
            return new Answer(columns, rows, failure, bytesScanned, updateType, updateCount, created, meanwhile, latch);
        }
    }

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Answer> prefixes = new ConcurrentHashMap<>();
    private final List<Statement> started = new CopyOnWriteArrayList<>();
    private volatile Catalog catalog = Catalog.EMPTY;

    void answer(String sql, Answer answer) {
        answers.put(sql, answer);
    }

    /// For statements whose end holds what a test does not know before.
    void answerStarting(String start, Answer answer) {
        prefixes.put(start, answer);
    }

    List<Statement> started() {
        return started;
    }

    Catalog told() {
        return catalog;
    }

    @Override
    public QueryRun start(Statement statement) {
        started.add(statement);
        Answer answer = answers.getOrDefault(
                statement.text(),
                prefixes.entrySet().stream()
                        .filter(prefix -> statement.text().startsWith(prefix.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null));
        if (answer == null) {
            throw new IllegalStateException("The test has no answer for: " + statement.text());
        }
        return new Run(answer);
    }

    @Override
    public void catalog(Catalog now) {
        catalog = now;
    }

    @Override
    public void close() {}

    private static final class Run implements QueryRun {
        private final Answer answer;
        private final Iterator<Row> rows;
        private final CountDownLatch cancelled = new CountDownLatch(1);

        Run(Answer answer) {
            this.answer = answer;
            this.rows = answer.rows().iterator();
        }

        @Override
        public Progress progress() {
            return new Progress(
                    answer.state(),
                    answer.bytesScanned(),
                    0,
                    Duration.ofMillis(1),
                    Duration.ofMillis(2),
                    Duration.ofMillis(3),
                    0.5);
        }

        @Override
        public List<Column> columns() throws QueryFailedException, InterruptedException {
            CountDownLatch waits = answer.waits();
            while (waits != null && !waits.await(1, TimeUnit.MILLISECONDS)) {
                check();
            }
            check();
            if (answer.failure() != null) {
                throw new QueryFailedException(answer.failure());
            }
            return answer.columns();
        }

        private void check() throws QueryFailedException {
            if (cancelled.getCount() == 0) {
                throw new QueryFailedException(new QueryFailure.Cancelled("Query was canceled"));
            }
        }

        @Override
        public @Nullable Row next() throws QueryFailedException {
            check();
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public Completion completion() {
            return new Completion(answer.updateType(), answer.updateCount(), answer.created(), progress());
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }

        @Override
        public void close() {
            cancel();
        }
    }
}
