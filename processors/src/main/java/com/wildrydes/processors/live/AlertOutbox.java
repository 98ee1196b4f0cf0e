package com.wildrydes.processors.live;

import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.List;

/// Where transitions go once the table has them. Thread-safe.
@FunctionalInterface
interface AlertOutbox {

    /// Delivers the transitions, in this order. What was delivered before, by this process or another, is the same
    /// when it comes again.
    void deliver(List<Transition> transitions, Deadline deadline)
            throws UnavailableException, RefusedException, InterruptedException;
}
