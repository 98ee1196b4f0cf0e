package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.DependencyException;
import com.wildrydes.processors.dependency.Retry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/// Delivers each alert once: to the table under conditions, to the topic under a claim. Thread-safe, and safe against
/// other deliveries of the same transitions at the same time, in this process or another.
///
/// ```
///   transitions by alert, and alerts that wait
///        │
///        ▼  a round: at most 160 alerts
///   tell the table, and claim in the same write ──► publish by tens ──► note that it is published
///        │ table fails           │ another's claim       │ topic refuses
///        ▼                       ▼                       ▼
///       left                  waiting                 waiting: a later delivery publishes it
/// ```
///
/// INVARIANT: an alert is published by who holds its claim, and the claim is in the table before. It is published
/// twice only when the topic took it and the answer, or the note of it, was lost.
public final class OnceDelivery implements AlertDelivery {

    /// Alerts of one round: the claims of a round are used within seconds, however many alerts there are.
    static final int ROUND = 160;

    private final Telling telling;
    private final Publishing publishing;
    private final WaitingLine waiting;
    private final LongSupplier holders;
    private final int callsAtOnce;

    /// A delivery to that table and that topic.
    ///
    /// @param kept how long an alert stays in the table, after it was last told of
    /// @param holders gives each round a number that no other has, in this process or another: random ones
    /// @param callsAtOnce how many calls are under way at once
    public OnceDelivery(
            AlertTable table,
            AlertTopic topic,
            Duration kept,
            Retry retry,
            LongSupplier holders,
            InstantSource clock,
            int callsAtOnce) {
        if (callsAtOnce < 1) {
            throw new IllegalArgumentException("callsAtOnce must be >= 1: " + callsAtOnce);
        }
        this.telling = new Telling(table, kept, retry, clock);
        this.publishing = new Publishing(topic, retry, clock);
        this.waiting = new WaitingLine(table, clock);
        this.holders = holders;
        this.callsAtOnce = callsAtOnce;
    }

    @Override
    public Delivered deliver(List<Transition> transitions, Deadline deadline) {
        Map<AlertId, List<Transition>> told = byAlert(transitions);
        Delivered result = Delivered.NOTHING;
        if (!deadline.passed() && publishing.isReady()) {
            try {
                waiting.due().forEach(id -> told.putIfAbsent(id, List.of()));
            } catch (DependencyException | RuntimeException e) {
                result = Delivered.failed(List.of(), e);
            }
        }
        if (told.isEmpty()) {
            return result;
        }
        try (ExecutorService crew = Executors.newFixedThreadPool(
                Math.min(callsAtOnce, told.size()), Thread.ofVirtual().factory())) {
            for (Map<AlertId, List<Transition>> round : rounds(told)) {
                result = result.plus(round(round, crew, deadline));
            }
        }
        return result;
    }

    private Delivered round(Map<AlertId, List<Transition>> told, ExecutorService crew, Deadline deadline) {
        try {
            return new Round(telling, publishing, crew, holders.getAsLong(), deadline).deliver(told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            List<Transition> all =
                    told.values().stream().flatMap(Collection::stream).toList();
            return Delivered.failed(all, e);
        }
    }

    private static Map<AlertId, List<Transition>> byAlert(List<Transition> transitions) {
        var told = new LinkedHashMap<AlertId, List<Transition>>();
        transitions.forEach(transition -> told.computeIfAbsent(AlertId.of(transition), _ -> new ArrayList<>())
                .add(transition));
        return told;
    }

    private static List<Map<AlertId, List<Transition>>> rounds(Map<AlertId, List<Transition>> told) {
        var rounds = new ArrayList<Map<AlertId, List<Transition>>>();
        told.forEach((id, transitions) -> {
            if (rounds.isEmpty() || rounds.getLast().size() == ROUND) {
                rounds.add(new LinkedHashMap<>());
            }
            rounds.getLast().put(id, transitions);
        });
        return rounds;
    }
}
