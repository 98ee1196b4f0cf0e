package com.wildrydes.local.lambda.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is done of a batch, and what to do next: the rules of Lambda's error handling for streams (Lambda Developer
/// Guide, "Retain discarded batch records for a Kinesis Data Streams event source"), without doing any of it.
///
///     0 ───── done ═══════ end ─────── end ───── size
///             │ this part  │ then this │ …
///             │ is invoked │
///
/// - A part that fails is halved when the mapping bisects and it has more than one record. That costs no retry.
/// - Otherwise its retry counts. When no retry is left, the part is given up.
/// - A part that fails from a record on is done up to that record; the rest is a part of its own, split off without
///   cost when the mapping bisects, else with its first retry. So a record is given up for its own failures only, or
/// for
///   those of the record at the head of its part.
/// - Records that are too old are given up before an invocation.
///
/// Not thread-safe.
final class BatchProgress {

    /// Why records are given up; named as in the failure record.
    enum Condition {
        RetryAttemptsExhausted,
        RecordAgeExceeded
    }

    /// What to do next with the records from `from` up to, not including, `to`.
    sealed interface Step {
        /// Invoke the function with them.
        record Invoke(int from, int to) implements Step {}

        /// Send them to the failure destination.
        ///
        /// @param invocations how often the function had at least the first of them
        record GiveUp(int from, int to, Condition condition, int invocations) implements Step {}

        /// All records are done.
        record Done() implements Step {}
    }

    private final List<SourceRecord> records;
    private final boolean bisect;
    private final int maximumRetries;
    private final @Nullable Duration maximumAge;
    private final Deque<Integer> ends = new ArrayDeque<>();
    private int done;
    private int failures;
    private int invocations;

    BatchProgress(MappingConfig config, Batch batch) {
        records = batch.records();
        bisect = config.bisectOnError();
        maximumRetries = config.maximumRetryAttempts();
        maximumAge = config.maximumRecordAge();
        if (!records.isEmpty()) {
            ends.push(records.size());
        }
        if (batch.events().size() > EventBuffer.MAX_EVENT_BYTES) {
            // One record that Lambda cannot be invoked with, now or ever.
            failures = Integer.MAX_VALUE;
        }
    }

    /// The records before this one are delivered or given up: the checkpoint.
    int done() {
        return done;
    }

    /// How often the first part has failed in a row; for the wait before its next invocation.
    int failures() {
        return failures;
    }

    Step next(Instant now) {
        Integer end = ends.peek();
        if (end == null) {
            return new Step.Done();
        }
        int tooOld = tooOld(now, end);
        if (tooOld > done) {
            return new Step.GiveUp(done, tooOld, Condition.RecordAgeExceeded, invocations);
        }
        if (failures == Integer.MAX_VALUE || (maximumRetries >= 0 && failures > maximumRetries)) {
            return new Step.GiveUp(done, end, Condition.RetryAttemptsExhausted, invocations);
        }
        return new Step.Invoke(done, end);
    }

    /// The invocation of the first part ended.
    ///
    /// @param succeeded so many of its records succeeded, counted from its first
    void invoked(int succeeded) {
        invocations++;
        int end = ends.element();
        if (succeeded == end - done) {
            advance(end);
        } else if (succeeded > 0) {
            advance(done + succeeded);
            invocations = 1;
            failures = bisect ? 0 : 1;
        } else if (bisect && end - done > 1) {
            ends.push(done + (end - done) / 2);
        } else {
            failures++;
        }
    }

    /// The records of the last [Step.GiveUp] are kept elsewhere.
    void gaveUp(Step.GiveUp step) {
        advance(step.to());
    }

    private void advance(int to) {
        done = to;
        if (done == ends.element()) {
            ends.pop();
            failures = 0;
            invocations = 0;
        }
    }

    private int tooOld(Instant now, int end) {
        if (maximumAge == null) {
            return done;
        }
        Instant oldest = now.minus(maximumAge);
        int index = done;
        while (index < end && records.get(index).arrival().isBefore(oldest)) {
            index++;
        }
        return index;
    }
}
