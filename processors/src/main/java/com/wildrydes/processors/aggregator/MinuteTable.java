package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.Collection;
import java.util.Map;

/// The table of minutes. Thread-safe.
public interface MinuteTable {

    /// Most keys that one [#read] takes.
    int MOST_KEYS = 100;

    /// The items as they are now, with every write that was acknowledged before; [MinuteItem#absent] where
    /// there is none.
    ///
    /// Keys that the table did not get to, for it throttles, are left out: ask for them again.
    ///
    /// @param keys 1 to [#MOST_KEYS], each once
    Map<MinuteKey, MinuteItem> read(Collection<MinuteKey> keys) throws UnavailableException, RefusedException;

    /// Writes the item if the table's version of it is the one before; else leaves the table as it is.
    ///
    /// After [UnavailableException] it may have been written all the same.
    Written write(MinuteItem item) throws UnavailableException, RefusedException;

    /// What became of a conditional write.
    sealed interface Written {

        /// The table has the item.
        record Done() implements Written {}

        /// The table had another version.
        ///
        /// @param current the item as it was found, [MinuteItem#absent] when there is none
        record Conflict(MinuteItem current) implements Written {}
    }
}
