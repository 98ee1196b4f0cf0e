package com.wildrydes.processors.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table in memory, as the contract test says. Thread-safe.
public final class FakeAlertTable implements AlertTable {

    private final NavigableMap<AlertId, AlertItem> items = new TreeMap<>();
    private final NavigableMap<String, Long> days = new TreeMap<>();
    private int reads;
    private int writes;
    private int dayWrites;

    @Override
    public synchronized AlertItem read(AlertId id) {
        reads++;
        return items.getOrDefault(id, AlertItem.absent(id));
    }

    @Override
    public synchronized Written write(AlertItem item) {
        AlertItem current = items.getOrDefault(item.id(), AlertItem.absent(item.id()));
        if (current.version() != item.version() - 1) {
            return new Written.Conflict(current);
        }
        writes++;
        items.put(item.id(), item);
        return new Written.Done();
    }

    @Override
    public synchronized List<Alert> open(@Nullable AlertId before, int limit) {
        return newestFirst(before)
                .filter(AlertItem::isOpen)
                .map(AlertItem::alert)
                .flatMap(Optional::stream)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Alert> ofDay(String day, @Nullable AlertId before, int limit) {
        return newestFirst(before)
                .filter(item -> item.id().day().equals(day))
                .map(AlertItem::alert)
                .flatMap(Optional::stream)
                .limit(limit)
                .toList();
    }

    private Stream<AlertItem> newestFirst(@Nullable AlertId before) {
        return before == null
                ? items.descendingMap().values().stream()
                : items.headMap(before, false).descendingMap().values().stream();
    }

    @Override
    public synchronized List<String> days(@Nullable String from, int limit) {
        NavigableMap<String, Long> wanted = from == null ? days : days.headMap(from, true);
        return wanted.descendingKeySet().stream().limit(limit).toList();
    }

    @Override
    public synchronized void keepDay(String day, long expiresS) {
        dayWrites++;
        days.put(day, expiresS);
    }

    @Override
    public synchronized List<AlertId> waiting(int limit) {
        return items.values().stream()
                .filter(item -> item.publication().waiting())
                .map(AlertItem::id)
                .limit(limit)
                .toList();
    }

    /// Everything that is in the table, by id.
    public synchronized List<AlertItem> items() {
        return new ArrayList<>(items.values());
    }

    synchronized int reads() {
        return reads;
    }

    synchronized int writes() {
        return writes;
    }

    synchronized int dayWrites() {
        return dayWrites;
    }

    /// When each day's entry may be forgotten, seconds since the epoch.
    synchronized NavigableMap<String, Long> dayEntries() {
        return new TreeMap<>(days);
    }
}
