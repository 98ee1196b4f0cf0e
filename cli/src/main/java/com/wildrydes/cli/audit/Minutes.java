package com.wildrydes.cli.audit;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.BiConsumer;

/// One of the two things that are compared: unicorns' minutes, in no order.
interface Minutes {
    /// The fingerprint of each minute of event time in `range` that has events.
    Map<String, Fingerprint> fingerprints(MinuteRange range) throws InterruptedException;

    /// Hands over what every unicorn did in these minutes of event time.
    ///
    /// @param minutes as in [MinuteKey], at least one
    void read(NavigableSet<String> minutes, BiConsumer<MinuteKey, MinuteFigures> consumer) throws InterruptedException;

    /// The figures of those of these unicorns' minutes that have events.
    Map<MinuteKey, MinuteFigures> find(Collection<MinuteKey> keys) throws InterruptedException;
}
