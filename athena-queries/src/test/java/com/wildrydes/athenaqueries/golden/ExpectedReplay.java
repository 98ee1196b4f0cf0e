package com.wildrydes.athenaqueries.golden;

import static java.util.stream.Collectors.joining;

import com.wildrydes.athenaqueries.golden.RecordedFleet.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What a replay's query must answer, computed fix by fix.
///
/// @param alertBelow points below which a vital is low
/// @param mostFixes how many fixes are few enough
record ExpectedReplay(RecordedFleet fleet, int alertBelow, long mostFixes) {
    private static final long SILENCE_MS = 30_000;
    private static final int STEPS_A_PART = 30;
    private static final long[] STEPS_S = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1800};

    /// The rows for a range, in their order.
    List<List<@Nullable String>> rows(long from, long to) {
        long begin = from - SILENCE_MS;
        List<List<Delivery>> unicorns = fleet.unicorns(new TimeRange(begin, to));
        long step = step(unicorns.size(), to - begin);
        List<PartOfOne> parts = new ArrayList<>();
        for (List<Delivery> unicorn : unicorns) {
            var ofOne = new TreeMap<Long, PartOfOne>();
            for (int i = 0; i < unicorn.size(); i++) {
                if (isKept(unicorn, i, begin, step)) {
                    Delivery fix = unicorn.get(i);
                    long part = (fix.time() - begin) / (STEPS_A_PART * step);
                    ofOne.computeIfAbsent(part, new PartOfOne(fix.name())::of).add(fix, isAfterSilence(unicorn, i));
                }
            }
            parts.addAll(ofOne.values());
        }
        parts.sort(Comparator.comparingLong(PartOfOne::number).thenComparing(PartOfOne::name, CODE_POINTS));
        return parts.stream().map(part -> part.row(step, begin, from)).toList();
    }

    private long step(int unicorns, long length) {
        return LongStream.of(STEPS_S)
                .map(seconds -> seconds * 1000)
                .filter(step -> unicorns * length <= mostFixes * step)
                .findFirst()
                .orElse(length);
    }

    private boolean isKept(List<Delivery> events, int i, long begin, long step) {
        if (i == 0 || i == events.size() - 1 || isAfterSilence(events, i) || isAfterSilence(events, i + 1)) {
            return true;
        }
        Delivery fix = events.get(i);
        Delivery before = events.get(i - 1);
        return (before.time() - begin) / step < (fix.time() - begin) / step
                || (before.health() < alertBelow) != (fix.health() < alertBelow)
                || (before.magic() < alertBelow) != (fix.magic() < alertBelow);
    }

    private static boolean isAfterSilence(List<Delivery> events, int i) {
        return i > 0 && events.get(i).time() - events.get(i - 1).time() > SILENCE_MS;
    }

    private static final Comparator<String> CODE_POINTS =
            Comparator.comparing(name -> name.codePoints().boxed().toList(), (a, b) -> {
                for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                    if (!a.get(i).equals(b.get(i))) {
                        return Integer.compare(a.get(i), b.get(i));
                    }
                }
                return Integer.compare(a.size(), b.size());
            });

    /// One unicorn's fixes of one part of the range.
    private record PartOfOne(String name, long number, List<Delivery> fixes, List<Long> resumed) {
        PartOfOne(String name) {
            this(name, 0, List.of(), List.of());
        }

        PartOfOne of(long part) {
            return new PartOfOne(name, part, new ArrayList<>(), new ArrayList<>());
        }

        void add(Delivery fix, boolean afterSilence) {
            fixes.add(fix);
            if (afterSilence) {
                resumed.add(fix.time());
            }
        }

        List<@Nullable String> row(long step, long begin, long from) {
            return Values.row(
                    step,
                    number * STEPS_A_PART * step + begin - from,
                    differences(fix -> fix.time() - from),
                    resumed.stream().map(time -> Long.toString(time - from)).collect(joining(",")),
                    differences(fix -> millionths(fix.latitude())),
                    differences(fix -> millionths(fix.longitude())),
                    differences(Delivery::health),
                    differences(Delivery::magic),
                    name);
        }

        /// Halves away from zero.
        private static long millionths(double degrees) {
            return (long) Math.signum(degrees) * Math.round(Math.abs(degrees) * 1e6);
        }

        private String differences(ToLongFunction<Delivery> value) {
            List<String> texts = new ArrayList<>();
            long before = 0;
            for (Delivery fix : fixes) {
                long next = value.applyAsLong(fix);
                texts.add(Long.toString(next - before));
                before = next;
            }
            return String.join(",", texts);
        }
    }
}
