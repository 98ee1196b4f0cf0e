package com.wildrydes.benchmarks.archive;

import com.wildrydes.local.athena.engine.QueryEngine;
import com.wildrydes.local.athena.engine.QueryFailedException;
import com.wildrydes.local.athena.engine.QueryRun;
import com.wildrydes.local.athena.engine.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one run of a statement took.
///
/// @param seconds from the call to the last row
record Scan(long rows, long bytes, double seconds) {

    static Scan of(QueryEngine engine, Statement statement) throws QueryFailedException, InterruptedException {
        long start = System.nanoTime();
        try (QueryRun run = engine.start(statement)) {
            run.columns();
            long rows = 0;
            while (run.next() != null) {
                rows++;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Scan(rows, run.completion().progress().bytesScanned(), seconds);
        }
    }

    /// The scan with the median of both figures.
    static Scan median(List<Scan> scans) {
        return new Scan(scans.getFirst().rows(), (long) median(scans, Scan::bytes), median(scans, Scan::seconds));
    }

    private static double median(List<Scan> scans, ToDoubleFunction<Scan> figure) {
        double[] sorted = scans.stream().mapToDouble(figure).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
