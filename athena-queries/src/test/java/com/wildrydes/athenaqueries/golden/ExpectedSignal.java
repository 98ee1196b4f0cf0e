package com.wildrydes.athenaqueries.golden;

import static com.wildrydes.athenaqueries.golden.ExpectedMotion.percent;
import static com.wildrydes.athenaqueries.golden.ExpectedMotion.seconds;
import static com.wildrydes.athenaqueries.golden.Values.row;

import com.wildrydes.athenaqueries.golden.RecordedFleet.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the queries about the signal itself must answer: silence, lateness, duplicates, quality.
final class ExpectedSignal {
    private final RecordedFleet fleet;

    ExpectedSignal(RecordedFleet fleet) {
        this.fleet = fleet;
    }

    List<List<@Nullable String>> gaps(long longerMillis, TimeRange range) {
        return fleet.unicorns(range).stream()
                .flatMap(unicorn -> Step.of(unicorn).stream())
                .filter(step -> step.millis() > longerMillis)
                .sorted(Comparator.comparingLong(Step::millis)
                        .reversed()
                        .thenComparing(step -> step.event().name())
                        .thenComparing(step -> step.before().time()))
                .map(step -> row(
                        step.event().name(),
                        step.before().statusTime(),
                        step.event().statusTime(),
                        seconds(step.millis()),
                        step.event().distance()))
                .toList();
    }

    List<List<@Nullable String>> lateEvents(long laterMillis, TimeRange range) {
        return fleet.events(range).stream()
                .filter(event -> late(event) > laterMillis)
                .sorted(Comparator.comparingLong(ExpectedSignal::late)
                        .reversed()
                        .thenComparing(Delivery::name)
                        .thenComparing(Delivery::time))
                .map(event ->
                        row(event.name(), event.statusTime(), Delivery.text(event.arrival()), seconds(late(event))))
                .toList();
    }

    List<List<@Nullable String>> duplicates(TimeRange range) {
        return fleet.deliveries().stream()
                .filter(delivery -> range.contains(delivery.time()))
                .collect(Collectors.groupingBy(delivery -> List.of(delivery.name(), delivery.time())))
                .values()
                .stream()
                .filter(deliveries -> deliveries.size() > 1)
                .sorted(Comparator.comparing((List<Delivery> deliveries) -> -deliveries.size())
                        .thenComparing(deliveries -> deliveries.getFirst().name())
                        .thenComparing(deliveries -> deliveries.getFirst().time()))
                .map(deliveries -> row(
                        deliveries.getFirst().name(),
                        deliveries.getFirst().statusTime(),
                        deliveries.size(),
                        deliveries.stream().map(Delivery::sequence).distinct().count(),
                        deliveries.stream()
                                .map(ExpectedSignal::content)
                                .distinct()
                                .count(),
                        Delivery.text(deliveries.stream()
                                .mapToLong(Delivery::arrival)
                                .min()
                                .orElseThrow()),
                        Delivery.text(deliveries.stream()
                                .mapToLong(Delivery::arrival)
                                .max()
                                .orElseThrow())))
                .toList();
    }

    List<List<@Nullable String>> dataQuality(TimeRange range) {
        List<Delivery> events = fleet.events(range);
        if (events.isEmpty()) {
            return List.of();
        }
        List<Delivery> again = new ArrayList<>(fleet.deliveries().stream()
                .filter(delivery -> range.contains(delivery.time()))
                .toList());
        // Once each: a delivery may be there twice, to the last byte.
        events.forEach(again::remove);
        Map<Delivery, Step> steps = new HashMap<>();
        fleet.unicorns(range).forEach(unicorn -> Step.of(unicorn).forEach(step -> steps.put(step.event(), step)));
        List<List<@Nullable String>> rows = new ArrayList<>();
        rows.add(finding("all events", events, events.size()));
        rows.add(finding("delivered again", again, events.size()));
        rows.add(finding("arrived more than a minute late", events, event -> late(event) > 60_000));
        rows.add(finding("time ahead of arrival", events, event -> late(event) < 0));
        rows.add(finding("silent for more than 10 s before", events, with(steps, step -> step.millis() > 10_000)));
        rows.add(finding(
                "faster than 12 m/s",
                events,
                with(steps, step -> step.event().distance() / step.millis() * 1000 > 12)));
        rows.add(finding(
                "a distance without a move",
                events,
                with(steps, step -> step.event().distance() > 1 && !moved(step))));
        rows.add(finding(
                "a move without a distance",
                events,
                with(steps, step -> step.event().distance() == 0 && moved(step))));
        rows.add(finding(
                "at 0 degrees north, 0 degrees east",
                events,
                event -> event.latitude() == 0 && event.longitude() == 0));
        rows.add(finding("health or magic below 100", events, event -> event.health() < 100 || event.magic() < 100));
        rows.add(finding("health or magic 0", events, event -> event.health() == 0 || event.magic() == 0));
        rows.add(finding("unknown fields", events, event -> event.extra() != null));
        return rows;
    }

    private static List<@Nullable String> finding(String finding, List<Delivery> events, Predicate<Delivery> holds) {
        return finding(finding, events.stream().filter(holds).toList(), events.size());
    }

    private static List<@Nullable String> finding(String finding, List<Delivery> found, int events) {
        long[] times = found.stream().mapToLong(Delivery::time).sorted().toArray();
        return row(
                finding,
                found.size(),
                found.stream().map(Delivery::name).distinct().count(),
                percent(found.size(), events, 3),
                times.length == 0 ? null : Delivery.text(times[0]),
                times.length == 0 ? null : Delivery.text(times[times.length - 1]));
    }

    private static Predicate<Delivery> with(Map<Delivery, Step> steps, Predicate<Step> holds) {
        return event -> steps.containsKey(event) && holds.test(steps.get(event));
    }

    private static boolean moved(Step step) {
        return step.before().latitude() != step.event().latitude()
                || step.before().longitude() != step.event().longitude();
    }

    private static long late(Delivery event) {
        return event.arrival() - event.time();
    }

    private static List<@Nullable Object> content(Delivery delivery) {
        return Arrays.asList(
                delivery.latitude(),
                delivery.longitude(),
                delivery.distance(),
                delivery.health(),
                delivery.magic(),
                delivery.extra());
    }
}
