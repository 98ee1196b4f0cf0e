package com.wildrydes.cli.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The minutes recomputed from the archive's events, one row an identity: the view `unicorn_events`.
final class Archive implements Minutes {
    /// Runs a statement and hands over the rows as text, without holding them.
    @FunctionalInterface
    interface Sql {
        void run(String statement, Consumer<List<@Nullable String>> rows) throws InterruptedException;
    }

    private final Sql sql;

    Archive(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, Fingerprint> fingerprints(MinuteRange range) throws InterruptedException {
        var fingerprints = new HashMap<String, Fingerprint>();
        sql.run(
                ArchiveSql.fingerprints(range),
                row -> fingerprints.put(
                        minute(row.get(0)), new Fingerprint(Long.parseLong(row.get(1)), new BigInteger(row.get(2)))));
        return fingerprints;
    }

    @Override
    public void read(NavigableSet<String> minutes, BiConsumer<MinuteKey, MinuteFigures> consumer)
            throws InterruptedException {
        var epochMinutes = minutes.stream()
                .flatMap(minute -> MinuteKey.epochMinute(minute).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!epochMinutes.isEmpty()) {
            sql.run(
                    ArchiveSql.figures(epochMinutes),
                    row -> consumer.accept(new MinuteKey(row.get(0), minute(row.get(1))), figures(row)));
        }
    }

    @Override
    public Map<MinuteKey, MinuteFigures> find(Collection<MinuteKey> keys) throws InterruptedException {
        var wanted = new HashSet<>(keys);
        var found = new HashMap<MinuteKey, MinuteFigures>();
        read(keys.stream().map(MinuteKey::minute).collect(Collectors.toCollection(TreeSet::new)), (key, figures) -> {
            if (wanted.contains(key)) {
                found.put(key, figures);
            }
        });
        return found;
    }

    private static MinuteFigures figures(List<@Nullable String> row) {
        return new MinuteFigures(
                Long.parseLong(figure(row, 2)),
                new BigDecimal(figure(row, 3)),
                Long.parseLong(figure(row, 4)),
                Long.parseLong(figure(row, 5)),
                Long.parseLong(figure(row, 6)),
                Long.parseLong(figure(row, 7)),
                Double.parseDouble(figure(row, 8)),
                Double.parseDouble(figure(row, 9)),
                figure(row, 10));
    }

    /// A figure that is not there, because somebody else wrote to the archive, shows as one that is wrong.
    private static String figure(List<@Nullable String> row, int column) {
        String value = row.get(column);
        return value == null ? "-1" : value;
    }

    private static String minute(String epochMinute) {
        return MinuteKey.minuteOf(Instant.ofEpochSecond(60 * Long.parseLong(epochMinute)));
    }
}
