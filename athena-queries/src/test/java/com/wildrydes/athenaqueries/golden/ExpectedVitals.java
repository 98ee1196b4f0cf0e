package com.wildrydes.athenaqueries.golden;

import static com.wildrydes.athenaqueries.golden.ExpectedMotion.rounded;
import static com.wildrydes.athenaqueries.golden.Values.row;

import com.wildrydes.athenaqueries.golden.RecordedFleet.TimeRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What the queries about vitals must answer.
final class ExpectedVitals {
    private static final int MILLIS_A_MINUTE = 60_000;

    private final RecordedFleet fleet;

    ExpectedVitals(RecordedFleet fleet) {
        this.fleet = fleet;
    }

    /// A fall: where it begins and where it has ended in a unicorn's events.
    private record Fall(List<Delivery> events, String vital, ToIntFunction<Delivery> points, int start, int end) {
        long fell() {
            return events.get(start).time();
        }

        List<Delivery> low() {
            return events.subList(start, end);
        }
    }

    List<List<@Nullable String>> lowVitals(int below, TimeRange range) {
        return falls(below, range).stream()
                .map(fall -> {
                    Delivery recovered =
                            fall.end() < fall.events().size() ? fall.events().get(fall.end()) : null;
                    return row(
                            fall.low().getFirst().name(),
                            fall.vital(),
                            fall.low().getFirst().statusTime(),
                            recovered == null ? null : recovered.statusTime(),
                            recovered == null ? null : ExpectedMotion.seconds(recovered.time() - fall.fell()),
                            fall.low().stream().mapToInt(fall.points()).min().orElseThrow(),
                            fall.low().size());
                })
                .toList();
    }

    List<List<@Nullable String>> beforeAFall(int below, long beforeMillis, TimeRange range) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (Fall fall : falls(below, range)) {
            List<Delivery> before = new ArrayList<>();
            for (Delivery event : fall.events().subList(0, fall.start()).reversed()) {
                if (fall.points().applyAsInt(event) < below || fall.fell() - event.time() > beforeMillis) {
                    break;
                }
                before.addFirst(event);
            }
            if (!before.isEmpty()) {
                List<Integer> points =
                        before.stream().map(fall.points()::applyAsInt).toList();
                long sum = points.stream().mapToLong(Integer::longValue).sum();
                rows.add(row(
                        before.getFirst().name(),
                        fall.vital(),
                        Delivery.text(fall.fell()),
                        before.size(),
                        points.stream().max(Comparator.naturalOrder()).orElseThrow(),
                        rounded(quotient(BigInteger.valueOf(sum), BigInteger.valueOf(before.size())), 1),
                        points.getLast(),
                        slope(before, points)));
            }
        }
        return rows;
    }

    /// The slope of the least squares' line, in points a minute, exactly.
    private static @Nullable BigDecimal slope(List<Delivery> events, List<Integer> points) {
        BigInteger n = BigInteger.valueOf(events.size());
        BigInteger x = BigInteger.ZERO;
        BigInteger y = BigInteger.ZERO;
        BigInteger xx = BigInteger.ZERO;
        BigInteger xy = BigInteger.ZERO;
        for (int i = 0; i < events.size(); i++) {
            BigInteger time = BigInteger.valueOf(events.get(i).time());
            BigInteger point = BigInteger.valueOf(points.get(i));
            x = x.add(time);
            y = y.add(point);
            xx = xx.add(time.multiply(time));
            xy = xy.add(time.multiply(point));
        }
        BigInteger variance = n.multiply(xx).subtract(x.multiply(x));
        BigInteger covariance = n.multiply(xy).subtract(x.multiply(y));
        return variance.signum() == 0
                ? null
                : rounded(quotient(covariance.multiply(BigInteger.valueOf(MILLIS_A_MINUTE)), variance), 1);
    }

    private List<Fall> falls(int below, TimeRange range) {
        List<Fall> falls = new ArrayList<>();
        for (List<Delivery> unicorn : fleet.unicorns(range)) {
            collect(unicorn, "health", Delivery::health, below, falls);
            collect(unicorn, "magic", Delivery::magic, below, falls);
        }
        falls.sort(Comparator.comparingLong(Fall::fell)
                .thenComparing(fall -> fall.events().getFirst().name())
                .thenComparing(Fall::vital));
        return falls;
    }

    private static void collect(
            List<Delivery> unicorn, String vital, ToIntFunction<Delivery> points, int below, List<Fall> falls) {
        int start = -1;
        for (int i = 0; i <= unicorn.size(); i++) {
            boolean low = i < unicorn.size() && points.applyAsInt(unicorn.get(i)) < below;
            if (low && start < 0) {
                start = i;
            } else if (!low && start >= 0) {
                falls.add(new Fall(unicorn, vital, points, start, i));
                start = -1;
            }
        }
    }

    private static BigDecimal quotient(BigInteger a, BigInteger b) {
        return new BigDecimal(a).divide(new BigDecimal(b), MathContext.DECIMAL128);
    }
}
