package com.wildrydes.processors.archiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A delivery stream in memory that holds callers to its limits. Not thread-safe.
final class FakeArchiveStream implements ArchiveStream {

    private final List<byte[]> accepted = new ArrayList<>();
    private final Supplier<Fault> faults;
    private int calls;

    FakeArchiveStream() {
        this(() -> Fault.NONE);
    }

    /// Asks for what goes wrong at each call.
    FakeArchiveStream(Supplier<Fault> faults) {
        this.faults = faults;
    }

    enum Fault {
        NONE,
        /// Every second record is refused, the first one among them.
        HALF_REFUSED,
        THROTTLED,
        /// All records are accepted, but nobody hears of it.
        ANSWER_LOST,
        GONE,
        /// The caller's process ends.
        CRASH_BEFORE,
        CRASH_AFTER
    }

    /// The end of a process.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    @Override
    public List<Refusal> put(List<byte[]> records) throws UnavailableException, RefusedException {
        calls++;
        assertThat(records).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_RECORDS);
        assertThat(records).allSatisfy(record -> assertThat(record.length).isBetween(1, MOST_RECORD_BYTES));
        assertThat(records.stream().mapToInt(record -> record.length).sum()).isLessThanOrEqualTo(MOST_BYTES);
        return switch (faults.get()) {
            case NONE -> accept(records, List.of());
            case HALF_REFUSED ->
                accept(
                        records,
                        IntStream.range(0, records.size())
                                .filter(i -> i % 2 == 0)
                                .mapToObj(i -> new Refusal(i, "ServiceUnavailableException: Slow down."))
                                .toList());
            case THROTTLED -> throw new UnavailableException("slow down");
            case ANSWER_LOST -> {
                accept(records, List.of());
                throw new UnavailableException("no answer in time");
            }
            case GONE -> throw new RefusedException("no such delivery stream", new IllegalStateException("gone"));
            case CRASH_BEFORE -> throw new Crash();
            case CRASH_AFTER -> {
                accept(records, List.of());
                throw new Crash();
            }
        };
    }

    private List<Refusal> accept(List<byte[]> records, List<Refusal> refused) {
        List<Integer> without = refused.stream().map(Refusal::index).toList();
        for (int i = 0; i < records.size(); i++) {
            if (!without.contains(i)) {
                accepted.add(records.get(i).clone());
            }
        }
        return refused;
    }

    /// What was accepted, in the order of its arrival.
    List<byte[]> accepted() {
        return List.copyOf(accepted);
    }

    int calls() {
        return calls;
    }
}
