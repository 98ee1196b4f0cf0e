package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.Deadline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes what the live state decided to those who must know: the table of alerts, and the topic. Thread-safe.
public interface AlertDelivery {

    /// Delivers the transitions, each of which may have been delivered before, in any order, by anyone.
    ///
    /// A transition is delivered when the table has it. An alert that cannot be published just now waits in the
    /// table, and a later delivery publishes it, one of nothing too: call it at every invocation.
    ///
    /// @param deadline no call is begun after it; calls under way are waited for
    Delivered deliver(List<Transition> transitions, Deadline deadline);

    /// What became of a delivery.
    ///
    /// @param raised alerts that are new in the table
    /// @param resolved alerts that this delivery resolved
    /// @param published alerts that were published by it
    /// @param waiting alerts that wait to be published, as far as this delivery came upon them
    /// @param left transitions that the table may not have: to be delivered again
    /// @param failure why something is left or waits; null when all went well
    record Delivered(
            int raised,
            int resolved,
            int published,
            int waiting,
            List<Transition> left,
            @Nullable Exception failure) {

        public Delivered {
            left = List.copyOf(left);
        }

        /// Nothing was to be done.
        public static final Delivered NOTHING = new Delivered(0, 0, 0, 0, List.of(), null);

        /// A part that failed.
        static Delivered failed(List<Transition> left, @Nullable Exception failure) {
            return new Delivered(0, 0, 0, 0, left, failure);
        }

        /// Both parts; the first failure stays.
        Delivered plus(Delivered other) {
            var all = new ArrayList<>(left);
            all.addAll(other.left);
            return new Delivered(
                    raised + other.raised,
                    resolved + other.resolved,
                    published + other.published,
                    waiting + other.waiting,
                    all,
                    failure != null ? failure : other.failure);
        }
    }
}
