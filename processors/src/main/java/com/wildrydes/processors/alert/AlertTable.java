package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of alerts. Thread-safe.
public interface AlertTable {

    /// The item as it is now, with every write that was acknowledged before; [AlertItem#absent] when there is none.
    AlertItem read(AlertId id) throws UnavailableException, RefusedException;

    /// Writes the item if the table's version of it is the one before; else leaves the table as it is.
    ///
    /// After [UnavailableException] it may have been written all the same.
    Written write(AlertItem item) throws UnavailableException, RefusedException;

    /// Open alerts, newest fall first. Writes of the last moments may be missing.
    ///
    /// @param before only falls before this one's; null begins at the newest
    /// @param limit most of them
    List<Alert> open(@Nullable AlertId before, int limit) throws UnavailableException, RefusedException;

    /// Alerts of falls on one UTC day, newest first.
    ///
    /// @param day `yyyy-MM-dd`
    /// @param before only falls before this one's; null begins at the newest
    /// @param limit most of them
    List<Alert> ofDay(String day, @Nullable AlertId before, int limit) throws UnavailableException, RefusedException;

    /// Days that may have alerts, newest first.
    ///
    /// @param from the newest, `yyyy-MM-dd`, which is among them, or null
    /// @param limit most of them
    List<String> days(@Nullable String from, int limit) throws UnavailableException, RefusedException;

    /// Enters a day into the register that [#days] reads, at least until then. An entry that lasts longer may be
    /// shortened by it.
    ///
    /// @param expiresS when it may be forgotten, seconds since the epoch
    void keepDay(String day, long expiresS) throws UnavailableException, RefusedException;

    /// Alerts that wait to be published, the oldest falls first. Writes of the last moments may be missing.
    List<AlertId> waiting(int limit) throws UnavailableException, RefusedException;

    /// What became of a conditional write.
    sealed interface Written {

        /// The table has the item.
        record Done() implements Written {}

        /// The table had another version.
        ///
        /// @param current the item as it was found, [AlertItem#absent] when there is none
        record Conflict(AlertItem current) implements Written {}
    }
}
