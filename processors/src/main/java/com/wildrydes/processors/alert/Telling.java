package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Tells the table of transitions, alert by alert. Thread-safe.
///
/// Every change is made to the item as it was read, and written under the condition that it still is: on conflict the
/// change is made again, to the item that was found.
final class Telling {

    /// How long a claim lasts: some times longer than a round takes.
    static final Duration CLAIM = Duration.ofSeconds(30);

    private final AlertTable table;
    private final DayRegister register;
    private final Duration kept;
    private final Retry retry;
    private final InstantSource clock;

    /// @param kept how long an alert is, after it was last told of
    Telling(AlertTable table, Duration kept, Retry retry, InstantSource clock) {
        this.table = table;
        this.register = new DayRegister(table, kept, retry, clock);
        this.kept = kept;
        this.retry = retry;
        this.clock = clock;
    }

    /// Tells one alert's transitions, and claims its publication where it is due.
    ///
    /// @param transitions of this alert, in any order; none for one that waits to be published
    /// @param holder the number of the claim
    /// @param mayPublish whether to claim; else what is due is noted as waiting
    Told tell(AlertId id, List<Transition> transitions, long holder, boolean mayPublish, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        if (!transitions.isEmpty()) {
            register.enter(id.day(), deadline);
        }
        // A fall is news as a rule: to try the write at once saves the read.
        boolean falls = transitions.stream().anyMatch(Transition.Raised.class::isInstance);
        AlertItem found = falls ? AlertItem.absent(id) : retry.call(deadline, failures -> table.read(id));
        while (true) {
            AlertItem told = found;
            for (Transition transition : transitions) {
                told = told.told(transition, expiresS());
            }
            AlertItem target = told.with(publication(told, holder, mayPublish));
            if (target.equals(found)) {
                return new Told(found, false, false);
            }
            switch (write(target.next(), deadline)) {
                case AlertTable.Written.Done() -> {
                    return new Told(
                            target.next(),
                            target.isRaised() && !found.isRaised(),
                            target.isResolved() && !found.isResolved());
                }
                case AlertTable.Written.Conflict(AlertItem current) -> found = current;
            }
        }
    }

    /// Notes what became of an alert's publication.
    ///
    /// @param claimed the item whose claim is held
    /// @return whether it is published, by whomever
    boolean note(AlertItem claimed, long holder, boolean published, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        AlertItem found = claimed;
        while (true) {
            boolean noted = found.publication().publishedMs() != null;
            if (noted || !(published || found.publication().isHeldBy(holder))) {
                return noted;
            }
            AlertItem target = found.with(
                    published
                            ? Publication.published(clock.millis())
                            : found.publication().released());
            switch (write(target.next(), deadline)) {
                case AlertTable.Written.Done() -> {
                    return published;
                }
                case AlertTable.Written.Conflict(AlertItem current) -> found = current;
            }
        }
    }

    private Publication publication(AlertItem item, long holder, boolean mayPublish) {
        Publication publication = item.publication();
        if (!item.isRaised() || publication.publishedMs() != null || publication.isHeldBy(holder)) {
            return publication;
        }
        long nowMs = clock.millis();
        return mayPublish && publication.isFree(nowMs)
                ? publication.claimed(new Publication.Claim(holder, nowMs + CLAIM.toMillis()))
                : publication.left();
    }

    private AlertTable.Written write(AlertItem item, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException {
        return retry.call(deadline, failures -> table.write(item));
    }

    private long expiresS() {
        return Duration.ofMillis(clock.millis()).plus(kept).toSeconds();
    }

    /// @param item as the table has it
    /// @param raised whether this write made it an alert
    /// @param resolved whether this write brought its recovery
    record Told(AlertItem item, boolean raised, boolean resolved) {}
}
