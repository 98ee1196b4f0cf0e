package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The alerts as operators see them, and what operators do with them. Thread-safe.
///
/// Each call tries again while the table throttles, until its deadline.
public final class Alerts {

    /// Days of the register that one call asks for.
    private static final int DAYS_AT_ONCE = 32;

    private final AlertTable table;
    private final Retry retry;
    private final InstantSource clock;

    public Alerts(AlertTable table, Retry retry, InstantSource clock) {
        this.table = table;
        this.retry = retry;
        this.clock = clock;
    }

    /// The alert of that id.
    public Optional<Alert> get(AlertId id, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        return retry.call(deadline, failures -> table.read(id)).alert();
    }

    /// Alerts, newest fall first.
    ///
    /// An alert that was raised, resolved or acknowledged within the last moments may show as it was before in
    /// [State#OPEN].
    ///
    /// @param before only falls before this one's; null begins at the newest
    /// @param limit most alerts of the answer, at least 1
    public Page list(State state, @Nullable AlertId before, int limit, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        List<Alert> found = switch (state) {
            case OPEN -> retry.call(deadline, failures -> table.open(before, limit + 1));
            case ALL -> ofAllDays(before, limit + 1, deadline);
        };
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).id());
    }

    /// Notes that an operator sees to an open alert. The first one's time stays.
    public Answer acknowledge(AlertId id, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        long nowMs = clock.millis();
        return change(id, item -> item.acknowledged(nowMs), deadline);
    }

    /// Takes an acknowledgement of an open alert back. There need not be one.
    public Answer withdrawAcknowledgement(AlertId id, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        return change(id, AlertItem::notAcknowledged, deadline);
    }

    private Answer change(AlertId id, UnaryOperator<AlertItem> change, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        AlertItem item = retry.call(deadline, failures -> table.read(id));
        while (true) {
            if (!item.isRaised()) {
                return Answer.UNKNOWN;
            }
            if (!item.isOpen()) {
                return Answer.CLOSED;
            }
            AlertItem changed = change.apply(item);
            if (changed.equals(item)) {
                return Answer.DONE;
            }
            AlertTable.Written written = retry.call(deadline, failures -> table.write(changed.next()));
            switch (written) {
                case AlertTable.Written.Done() -> {
                    return Answer.DONE;
                }
                case AlertTable.Written.Conflict(AlertItem current) -> item = current;
            }
        }
    }

    private List<Alert> ofAllDays(@Nullable AlertId before, int limit, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        var found = new ArrayList<Alert>();
        String from = before == null ? null : before.day();
        String read = null;
        while (true) {
            String newest = from;
            List<String> days = retry.call(deadline, failures -> table.days(newest, DAYS_AT_ONCE));
            for (String day : days) {
                // The day that a part of the register ends with begins the next one.
                if (!day.equals(read)) {
                    int wanted = limit - found.size();
                    found.addAll(retry.call(deadline, failures -> table.ofDay(day, before, wanted)));
                    read = day;
                }
                if (found.size() >= limit) {
                    return found;
                }
            }
            if (days.size() < DAYS_AT_ONCE) {
                return found;
            }
            from = read;
        }
    }

    /// Which alerts.
    public enum State {
        OPEN,
        ALL
    }

    /// A part of a list.
    ///
    /// @param next what to ask for as `before` to go on; null when there are no more
    public record Page(List<Alert> alerts, @Nullable AlertId next) {

        public Page {
            alerts = List.copyOf(alerts);
        }
    }

    /// What became of an operator's wish.
    public enum Answer {
        /// The alert is as wished.
        DONE,
        /// There is no such alert.
        UNKNOWN,
        /// The alert is resolved, and stays as it is.
        CLOSED
    }
}
