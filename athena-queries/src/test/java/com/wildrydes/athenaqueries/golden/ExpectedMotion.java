package com.wildrydes.athenaqueries.golden;

import static com.wildrydes.athenaqueries.golden.Values.row;

import com.wildrydes.athenaqueries.golden.RecordedFleet.TimeRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the queries about ways and speeds must answer.
final class ExpectedMotion {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;
    private static final long HOUR = 3_600_000;

    private final RecordedFleet fleet;

    ExpectedMotion(RecordedFleet fleet) {
        this.fleet = fleet;
    }

    List<List<@Nullable String>> trip(String name, TimeRange range) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        BigDecimal travelled = BigDecimal.ZERO;
        for (Delivery event : fleet.events(range)) {
            if (event.name().equals(name)) {
                travelled = rows.isEmpty() ? BigDecimal.ZERO : travelled.add(BigDecimal.valueOf(event.distance()));
                rows.add(row(
                        event.statusTime(),
                        event.latitude(),
                        event.longitude(),
                        event.distance(),
                        rounded(travelled, 3),
                        event.health(),
                        event.magic()));
            }
        }
        return rows;
    }

    List<List<@Nullable String>> eventsAfter(long after) {
        return fleet.events(new TimeRange(after + 1, Long.MAX_VALUE)).stream()
                .sorted(Comparator.comparingLong(Delivery::time).thenComparing(Delivery::name))
                .map(event -> row(
                        event.name(),
                        event.statusTime(),
                        event.latitude(),
                        event.longitude(),
                        event.distance(),
                        event.health(),
                        event.magic()))
                .toList();
    }

    List<List<@Nullable String>> totalDistance(TimeRange range) {
        return fleet.unicorns(range).stream()
                .sorted(furthestFirst())
                .map(events -> row(
                        events.getFirst().name(),
                        metres(events),
                        events.size(),
                        events.getFirst().statusTime(),
                        events.getLast().statusTime()))
                .toList();
    }

    List<List<@Nullable String>> ranking(TimeRange range) {
        List<List<Delivery>> unicorns =
                fleet.unicorns(range).stream().sorted(furthestFirst()).toList();
        BigDecimal all = unicorns.stream().map(ExpectedMotion::metres).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<Delivery> unicorn : unicorns) {
            BigDecimal metres = metres(unicorn);
            long further = unicorns.stream()
                    .filter(other -> metres(other).compareTo(metres) > 0)
                    .count();
            rows.add(row(
                    further + 1,
                    unicorn.getFirst().name(),
                    metres,
                    percent(unicorns.size() - further, unicorns.size(), 1),
                    all.signum() == 0
                            ? null
                            : rounded(metres.movePointRight(2).divide(all, MathContext.DECIMAL128), 2)));
        }
        return rows;
    }

    List<List<@Nullable String>> activity(long pauseMillis, TimeRange range) {
        record Hour(List<Delivery> events, long[] active, long[] moving) {}
        Map<Long, Hour> hours = new TreeMap<>();
        for (List<Delivery> unicorn : fleet.unicorns(range)) {
            Delivery before = null;
            for (Delivery event : unicorn) {
                Hour hour = hours.computeIfAbsent(
                        Math.floorDiv(event.time(), HOUR),
                        start -> new Hour(new ArrayList<>(), new long[1], new long[1]));
                hour.events().add(event);
                long silence = before == null ? Long.MAX_VALUE : event.time() - before.time();
                if (silence <= pauseMillis) {
                    hour.active()[0] += silence;
                    hour.moving()[0] += event.distance() > 0 ? silence : 0;
                }
                before = event;
            }
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        hours.forEach((start, hour) -> rows.add(row(
                Delivery.text(start * HOUR),
                hour.events().stream().map(Delivery::name).distinct().count(),
                hour.events().size(),
                metres(hour.events()),
                seconds(hour.active()[0]),
                seconds(hour.moving()[0]))));
        return rows;
    }

    List<List<@Nullable String>> heatMap(int cellMetres, int top, TimeRange range) {
        record Cell(double latitude, double longitude) {}
        double height = cellMetres / (Math.PI / 180 * EARTH_RADIUS_METRES);
        Map<Cell, Integer> events = new HashMap<>();
        Map<Cell, Set<String>> unicorns = new HashMap<>();
        for (Delivery event : fleet.events(range)) {
            double latitude = (Math.floor(event.latitude() / height) + 0.5) * height;
            double width = height / Math.cos(Math.toRadians(Math.min(Math.abs(latitude), 89.9)));
            double longitude = (Math.floor(event.longitude() / width) + 0.5) * width;
            var cell = new Cell(latitude, longitude);
            events.merge(cell, 1, Integer::sum);
            unicorns.computeIfAbsent(cell, any -> new HashSet<>()).add(event.name());
        }
        List<Cell> cells = events.keySet().stream()
                .sorted(Comparator.comparing((Cell cell) -> -events.get(cell))
                        .thenComparing(Cell::latitude)
                        .thenComparing(Cell::longitude))
                .limit(top)
                .toList();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            rows.add(row(
                    rows.size() + 1,
                    rounded(new BigDecimal(cell.latitude()), 6),
                    rounded(new BigDecimal(cell.longitude()), 6),
                    events.get(cell),
                    unicorns.get(cell).size()));
        }
        return rows;
    }

    List<List<@Nullable String>> speedProfile(TimeRange range) {
        record Profile(String name, List<@Nullable String> row, BigDecimal highest, BigDecimal p99) {}
        List<Profile> profiles = new ArrayList<>();
        for (List<Delivery> unicorn : fleet.unicorns(range)) {
            List<BigDecimal> speeds = new ArrayList<>();
            for (Step step : Step.of(unicorn)) {
                speeds.add(rounded(
                        BigDecimal.valueOf(step.event().distance())
                                .divide(seconds(step.millis()), MathContext.DECIMAL128),
                        1));
            }
            if (speeds.isEmpty()) {
                continue;
            }
            speeds.sort(Comparator.naturalOrder());
            long standing = speeds.stream().filter(speed -> speed.signum() == 0).count();
            BigDecimal metres = metres(unicorn.subList(1, unicorn.size()));
            BigDecimal time =
                    seconds(unicorn.getLast().time() - unicorn.getFirst().time());
            String name = unicorn.getFirst().name();
            profiles.add(new Profile(
                    name,
                    row(
                            name,
                            speeds.size(),
                            percent(standing, speeds.size(), 1),
                            rounded(metres.divide(time, MathContext.DECIMAL128), 1),
                            nearestRank(speeds, 50),
                            nearestRank(speeds, 90),
                            nearestRank(speeds, 99),
                            speeds.getLast()),
                    speeds.getLast(),
                    nearestRank(speeds, 99)));
        }
        return profiles.stream()
                .sorted(Comparator.comparing(Profile::highest)
                        .thenComparing(Profile::p99)
                        .reversed()
                        .thenComparing(Profile::name))
                .map(Profile::row)
                .toList();
    }

    List<List<@Nullable String>> tooFast(double limit, TimeRange range) {
        record Fault(BigDecimal speed, Delivery event, List<@Nullable String> row) {}
        List<Fault> faults = new ArrayList<>();
        for (List<Delivery> unicorn : fleet.unicorns(range)) {
            for (Step step : Step.of(unicorn)) {
                Delivery event = step.event();
                double straight = greatCircle(step.before(), event);
                double speed = Math.max(event.distance(), straight) / (step.millis() / 1000.0);
                if (speed > limit) {
                    BigDecimal shown = rounded(new BigDecimal(speed), 3);
                    faults.add(new Fault(
                            shown,
                            event,
                            row(
                                    event.name(),
                                    event.statusTime(),
                                    seconds(step.millis()),
                                    rounded(new BigDecimal(event.distance()), 3),
                                    rounded(new BigDecimal(straight), 3),
                                    shown,
                                    straight > event.distance() ? "position" : "distance")));
                }
            }
        }
        return faults.stream()
                .sorted(Comparator.comparing(Fault::speed)
                        .reversed()
                        .thenComparing(fault -> fault.event().name())
                        .thenComparing(fault -> fault.event().time()))
                .map(Fault::row)
                .toList();
    }

    static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3);
    }

    static BigDecimal rounded(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_UP);
    }

    static BigDecimal percent(long part, long whole, int digits) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP);
    }

    /// By the law of haversines.
    private static double greatCircle(Delivery a, Delivery b) {
        double latitude = Math.toRadians(b.latitude() - a.latitude()) / 2;
        double longitude = Math.toRadians(b.longitude() - a.longitude()) / 2;
        double haversine = Math.pow(Math.sin(latitude), 2)
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * Math.pow(Math.sin(longitude), 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }

    private static BigDecimal nearestRank(List<BigDecimal> sorted, int percent) {
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    private static BigDecimal metres(List<Delivery> events) {
        return rounded(
                events.stream()
                        .map(event -> BigDecimal.valueOf(event.distance()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                3);
    }

    private static Comparator<List<Delivery>> furthestFirst() {
        return Comparator.comparing(ExpectedMotion::metres)
                .reversed()
                .thenComparing(events -> events.getFirst().name());
    }
}
