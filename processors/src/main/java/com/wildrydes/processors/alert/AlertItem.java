package com.wildrydes.processors.alert;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that the table keeps of one alert. Immutable.
///
/// ```
///   absent ──raised──► open ──resolved──► closed          told twice, or the recovery first: the same end
///      └───resolved──► (not an alert yet) ──raised──► closed
/// ```
///
/// @param raised the fall; null when only the recovery was told so far
/// @param resolved the recovery; null while there was none
/// @param acknowledgedMs when the first operator acknowledged it, milliseconds since the epoch; null when none did
/// @param expiresS when the table may forget it, seconds since the epoch
/// @param version counts the writes; 0 when the table has none
public record AlertItem(
        AlertId id,
        Transition.@Nullable Raised raised,
        Transition.@Nullable Resolved resolved,
        @Nullable Long acknowledgedMs,
        Publication publication,
        long expiresS,
        long version) {

    /// An item that the table does not have.
    public static AlertItem absent(AlertId id) {
        return new AlertItem(id, null, null, null, Publication.NONE, 0, 0);
    }

    /// Whether it is an alert: its fall is known.
    public boolean isRaised() {
        return raised != null;
    }

    /// Whether it is an alert that is not resolved.
    public boolean isOpen() {
        return raised != null && resolved == null;
    }

    /// Whether its recovery is known.
    boolean isResolved() {
        return resolved != null;
    }

    /// What subscribers are told of it.
    ///
    /// @throws NullPointerException unless it is raised
    AlertMessage message() {
        return AlertMessage.of(id, Objects.requireNonNull(raised, "an alert is published once it is raised"));
    }

    /// The alert as operators see it; empty while its fall is not known.
    public Optional<Alert> alert() {
        return Optional.ofNullable(raised)
                .map(fall -> new Alert(
                        id,
                        fall.name(),
                        fall.vital(),
                        fall.value(),
                        fall.threshold(),
                        fall.fallMs(),
                        resolved == null ? null : Long.valueOf(resolved.recoveredMs()),
                        acknowledgedMs,
                        fall.latitude(),
                        fall.longitude()));
    }

    /// The item when the transition is told to it; an equal one when it knew it.
    ///
    /// @param transition one of this alert
    /// @param newExpiresS when the table may forget it, if this is news
    AlertItem told(Transition transition, long newExpiresS) {
        return switch (transition) {
            case Transition.Raised fall
            when raised == null -> new AlertItem(id, fall, resolved, acknowledgedMs, publication, newExpiresS, version);
            case Transition.Resolved recovery
            when resolved == null ->
                new AlertItem(id, raised, recovery, acknowledgedMs, publication, newExpiresS, version);
            case Transition.Raised _, Transition.Resolved _ -> this;
        };
    }

    /// The item when an operator has acknowledged it; the first one's time stays.
    AlertItem acknowledged(long nowMs) {
        return acknowledgedMs != null
                ? this
                : new AlertItem(id, raised, resolved, nowMs, publication, expiresS, version);
    }

    AlertItem notAcknowledged() {
        return new AlertItem(id, raised, resolved, null, publication, expiresS, version);
    }

    AlertItem with(Publication newPublication) {
        return new AlertItem(id, raised, resolved, acknowledgedMs, newPublication, expiresS, version);
    }

    /// The same item as the write after this version's.
    AlertItem next() {
        return new AlertItem(id, raised, resolved, acknowledgedMs, publication, expiresS, version + 1);
    }
}
