package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A topic in memory that fails as it is told, call by call. Thread-safe when `faults` is.
final class FakeTopic implements AlertTopic {

    /// What happens to a call.
    enum Fault {
        NONE,
        THROTTLED,
        /// Every second message is refused, from the first on.
        SOME_REFUSED,
        /// The messages are taken; the answer is lost.
        ANSWER_LOST,
        REFUSED,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    private final Supplier<Fault> faults;
    private final Map<AlertId, Integer> published = new TreeMap<>();
    private final List<Integer> calls = new ArrayList<>();

    FakeTopic(Supplier<Fault> faults) {
        this.faults = faults;
    }

    @Override
    public synchronized List<Refusal> publish(List<AlertMessage> messages)
            throws UnavailableException, RefusedException {
        if (messages.isEmpty() || messages.size() > MOST_MESSAGES) {
            throw new IllegalArgumentException("a call takes 1 to 10 messages: " + messages.size());
        }
        calls.add(messages.size());
        Fault fault = faults.get();
        switch (fault) {
            case THROTTLED -> throw new UnavailableException("throttled");
            case REFUSED -> throw new RefusedException("access denied", new SecurityException());
            case CRASH_BEFORE -> throw new FaultyAlertTable.Crash();
            case NONE, SOME_REFUSED, ANSWER_LOST, CRASH_AFTER -> {}
        }
        var refused = new ArrayList<Refusal>();
        for (int i = 0; i < messages.size(); i++) {
            if (fault == Fault.SOME_REFUSED && i % 2 == 0) {
                refused.add(new Refusal(i, "InternalError: try again"));
            } else {
                published.merge(messages.get(i).id(), 1, Integer::sum);
            }
        }
        return switch (fault) {
            case ANSWER_LOST -> throw new UnavailableException("no answer in time");
            case CRASH_AFTER -> throw new FaultyAlertTable.Crash();
            case NONE, THROTTLED, SOME_REFUSED, REFUSED, CRASH_BEFORE -> refused;
        };
    }

    /// How often each alert was published.
    synchronized Map<AlertId, Integer> published() {
        return new TreeMap<>(published);
    }

    /// The number of messages of each call, taken or not.
    synchronized List<Integer> calls() {
        return List.copyOf(calls);
    }
}
