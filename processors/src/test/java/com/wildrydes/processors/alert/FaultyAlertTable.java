package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A table that fails as it is told, call by call. Thread-safe when `faults` is.
final class FaultyAlertTable implements AlertTable {

    /// What happens to a call.
    enum Fault {
        NONE,
        THROTTLED,
        /// The call takes effect; its answer is lost.
        ANSWER_LOST,
        REFUSED,
        CRASH_BEFORE,
        CRASH_AFTER,
        /// Another delivery comes in between.
        RIVAL_FIRST
    }

    private final AlertTable table;
    private final Supplier<Fault> faults;
    private final Runnable rival;

    FaultyAlertTable(AlertTable table, Supplier<Fault> faults, Runnable rival) {
        this.table = table;
        this.faults = faults;
        this.rival = rival;
    }

    @Override
    public AlertItem read(AlertId id) throws UnavailableException, RefusedException {
        return faulty(() -> table.read(id));
    }

    @Override
    public Written write(AlertItem item) throws UnavailableException, RefusedException {
        return faulty(() -> table.write(item));
    }

    @Override
    public List<Alert> open(@Nullable AlertId before, int limit) throws UnavailableException, RefusedException {
        return faulty(() -> table.open(before, limit));
    }

    @Override
    public List<Alert> ofDay(String day, @Nullable AlertId before, int limit)
            throws UnavailableException, RefusedException {
        return faulty(() -> table.ofDay(day, before, limit));
    }

    @Override
    public List<String> days(@Nullable String from, int limit) throws UnavailableException, RefusedException {
        return faulty(() -> table.days(from, limit));
    }

    @Override
    public void keepDay(String day, long expiresS) throws UnavailableException, RefusedException {
        faulty(() -> {
            table.keepDay(day, expiresS);
            return day;
        });
    }

    @Override
    public List<AlertId> waiting(int limit) throws UnavailableException, RefusedException {
        return faulty(() -> table.waiting(limit));
    }

    private <T> T faulty(Call<T> call) throws UnavailableException, RefusedException {
        Fault fault = faults.get();
        switch (fault) {
            case THROTTLED -> throw new UnavailableException("throttled");
            case REFUSED -> throw new RefusedException("access denied", new SecurityException());
            case CRASH_BEFORE -> throw new Crash();
            case RIVAL_FIRST -> rival.run();
            case NONE, ANSWER_LOST, CRASH_AFTER -> {}
        }
        T result = call.make();
        return switch (fault) {
            case ANSWER_LOST -> throw new UnavailableException("no answer in time");
            case CRASH_AFTER -> throw new Crash();
            case NONE, THROTTLED, REFUSED, CRASH_BEFORE, RIVAL_FIRST -> result;
        };
    }

    private interface Call<T> {
        T make() throws UnavailableException, RefusedException;
    }

    /// The end of the process.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }
}
