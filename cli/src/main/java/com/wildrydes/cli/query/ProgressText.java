package com.wildrydes.cli.query;

import com.wildrydes.athenaqueries.execution.Progress;
import com.wildrydes.athenaqueries.execution.Summary;
import java.time.Duration;
import java.util.Locale;

/// Says how far a query is, and what it has done.
final class ProgressText {
    /// Athena's price for a terabyte scanned in us-east-1 (Amazon Athena Pricing). It counts whole megabytes,
    /// ten at least.
    private static final double DOLLARS_A_TERABYTE = 5;

    private static final long MEGABYTE = 1 << 20;
    private static final long TERABYTE = 1L << 40;
    private static final long MEGABYTES_AT_LEAST = 10;

    private ProgressText() {}

    static String line(Progress progress) {
        return progress.state().toLowerCase(Locale.ROOT) + ", " + bytes(progress.bytesScanned()) + " scanned, "
                + seconds(progress.elapsed());
    }

    static String line(Summary summary) {
        return String.format(
                Locale.ROOT,
                "%,d %s in %s, %s scanned (about $%.5f on AWS)",
                summary.rows(),
                summary.rows() == 1 ? "row" : "rows",
                seconds(summary.elapsed()),
                bytes(summary.bytesScanned()),
                dollars(summary.bytesScanned()));
    }

    private static double dollars(long bytes) {
        if (bytes == 0) {
            return 0;
        }
        long megabytes = Math.max(MEGABYTES_AT_LEAST, Math.ceilDiv(bytes, MEGABYTE));
        return megabytes * MEGABYTE * DOLLARS_A_TERABYTE / TERABYTE;
    }

    private static String bytes(long bytes) {
        String[] units = {"bytes", "KB", "MB", "GB", "TB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 1000 && unit < units.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, units[unit]);
    }

    private static String seconds(Duration elapsed) {
        return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
    }
}
