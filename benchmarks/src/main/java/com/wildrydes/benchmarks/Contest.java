package com.wildrydes.benchmarks;

import java.util.Arrays;

/// Two ways to do the same work, measured in turns: what disturbs the machine disturbs both.
///
/// @param name what is done, as `encode`
/// @param operations how many operations one call of `ours` or `peer` does
/// @param ours the project's way; returns something that depends on its work, so that the work cannot be left
/// out
/// @param peerName whose the other way is
/// @param peer the other way
/// @param cpu whose CPU time is counted
record Contest(String name, int operations, Work ours, String peerName, Work peer, CpuClock cpu) {

    private static final int ROUNDS = 15;
    private static final long ROUND_NS = 150_000_000;
    private static final int WARM_UP_ROUNDS = 5;

    /// A contest in the calling thread.
    Contest(String name, int operations, Work ours, String peerName, Work peer) {
        this(name, operations, ours, peerName, peer, CpuClock.THREAD);
    }

    /// Does all operations once.
    @FunctionalInterface
    interface Work {
        long run();
    }

    /// CPU time, in nanoseconds an operation: the median of the rounds.
    record Result(Contest contest, double oursNs, double peerNs) {

        double ratio() {
            return oursNs / peerNs;
        }
    }

    Result run() {
        double[] oursNs = new double[ROUNDS];
        double[] peerNs = new double[ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            double oursRound = round(ours);
            double peerRound = round(peer);
            if (round >= 0) {
                oursNs[round] = oursRound;
                peerNs[round] = peerRound;
            }
        }
        return new Result(this, median(oursNs), median(peerNs));
    }

    private double round(Work work) {
        long result = 0;
        long calls = 0;
        long start = cpu.ns();
        long now;
        do {
            result += work.run();
            calls++;
            now = cpu.ns();
        } while (now - start < ROUND_NS);
        // Looked at, so that no compiler can leave the work out.
        if (result == 0) {
            throw new IllegalStateException("one side of a contest did nothing: " + name);
        }
        return (now - start) / (double) (calls * operations);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
