package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.wildrydes.cli.audit.Verdict.Discrepancy;
import com.wildrydes.cli.audit.Verdict.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is changed in the table, the audit finds it, names it, and names nothing else.
class AuditPropertyTest {

    /// Minutes of a fleet, and one of them.
    record Fleet(Map<MinuteKey, MinuteFigures> minutes, MinuteKey one) {
        MinuteFigures figures() {
            return minutes.get(one);
        }
    }

    @Property(tries = 100)
    void a_copy_is_right(@ForAll("fleets") Fleet fleet) throws InterruptedException {
        Verdict verdict = audit(fleet, new FakeMinutes(fleet.minutes));

        assertThat(verdict).isEqualTo(new Verdict(fleet.minutes.size(), List.of(), 0, List.of(), true));
    }

    @Property(tries = 100)
    void a_minute_that_is_lost_is_found(@ForAll("fleets") Fleet fleet) throws InterruptedException {
        Verdict verdict = audit(fleet, new FakeMinutes(fleet.minutes).without(fleet.one));

        assertThat(verdict.discrepancies())
                .containsExactly(new Discrepancy(
                        fleet.one,
                        Kind.MISSING,
                        "not in the table, " + fleet.figures().samples() + " events in the archive"));
    }

    @Property(tries = 100)
    void a_minute_that_nobody_sent_is_found(@ForAll("fleets") Fleet fleet, @ForAll("figures") MinuteFigures figures)
            throws InterruptedException {
        var nobody = new MinuteKey("Nobody", fleet.one.minute());

        Verdict verdict = audit(fleet, new FakeMinutes(fleet.minutes).with(nobody, figures));

        assertThat(verdict.discrepancies())
                .extracting(Discrepancy::key, Discrepancy::kind)
                .containsExactly(tuple(nobody, Kind.DIFFERENT));
    }

    @Property(tries = 100)
    void an_event_that_was_counted_twice_is_found(@ForAll("fleets") Fleet fleet) throws InterruptedException {
        MinuteFigures right = fleet.figures();

        assertFound(fleet, with(right, right.samples() + 1, right.distance(), right.latitude()), Kind.DOUBLED);
    }

    @Property(tries = 100)
    void an_event_that_was_not_counted_is_found(@ForAll("fleets") Fleet fleet) throws InterruptedException {
        MinuteFigures right = fleet.figures();

        assertFound(fleet, with(right, right.samples() - 1, right.distance(), right.latitude()), Kind.MISSING);
    }

    @Property(tries = 100)
    void a_nanometre_is_found(@ForAll("fleets") Fleet fleet) throws InterruptedException {
        MinuteFigures right = fleet.figures();
        BigDecimal longer = right.distance().add(new BigDecimal("1e-9"));

        assertFound(fleet, with(right, right.samples(), longer, right.latitude()), Kind.DIFFERENT);
    }

    @Property(tries = 100)
    void the_least_step_of_a_degree_is_found(@ForAll("fleets") Fleet fleet) throws InterruptedException {
        MinuteFigures right = fleet.figures();
        double next = Math.nextUp(right.latitude() == 0 ? 1 : right.latitude());

        assertFound(fleet, with(right, right.samples(), right.distance(), next), Kind.DIFFERENT);
    }

    @Property(tries = 100)
    void two_unicorns_with_each_others_figures_are_found(@ForAll("fleets") Fleet fleet) throws InterruptedException {
        var other = new MinuteKey("Somebody", fleet.one.minute());
        MinuteFigures right = fleet.figures();
        MinuteFigures others = with(right, right.samples(), right.distance().add(BigDecimal.ONE), right.latitude());
        var archive = new FakeMinutes(fleet.minutes).with(other, others);
        var table = new FakeMinutes(fleet.minutes).with(other, right).with(fleet.one, others);

        assertThat(audit(archive, table).discrepancies())
                .extracting(Discrepancy::key)
                .containsExactlyInAnyOrder(fleet.one, other);
    }

    private static void assertFound(Fleet fleet, MinuteFigures wrong, Kind kind) throws InterruptedException {
        Verdict verdict = audit(fleet, new FakeMinutes(fleet.minutes).with(fleet.one, wrong));

        assertThat(verdict.discrepancies()).singleElement().satisfies(found -> {
            assertThat(found.key()).isEqualTo(fleet.one);
            assertThat(found.kind()).isEqualTo(kind);
        });
    }

    private static Verdict audit(Fleet fleet, FakeMinutes table) throws InterruptedException {
        return audit(new FakeMinutes(fleet.minutes), table);
    }

    private static Verdict audit(FakeMinutes archive, FakeMinutes table) throws InterruptedException {
        Transit nothing = time -> Optional::empty;
        return new Audit(archive, table, nothing, 1_000, Clock.systemUTC(), duration -> {}, text -> {})
                .run(MinuteRange.ALL, null, Duration.ofDays(1));
    }

    private static MinuteFigures with(MinuteFigures right, long samples, BigDecimal distance, double latitude) {
        return new MinuteFigures(
                samples,
                distance,
                right.minHealthPoints(),
                right.maxHealthPoints(),
                right.minMagicPoints(),
                right.maxMagicPoints(),
                latitude,
                right.longitude(),
                right.lastStatusTime());
    }

    @Provide
    Arbitrary<Fleet> fleets() {
        Arbitrary<MinuteKey> keys = Combinators.combine(
                        Arbitraries.of("Shadowfax", "Bucéphale", "🦄", "a|b", "a"),
                        Arbitraries.integers().between(0, 5))
                .as((name, minute) -> new MinuteKey(name, "2026-07-21 09:0" + minute + ":00"));
        return Arbitraries.maps(keys, figures())
                .ofMinSize(1)
                .flatMap(minutes -> Arbitraries.of(minutes.keySet()).map(one -> new Fleet(minutes, one)));
    }

    @Provide
    Arbitrary<MinuteFigures> figures() {
        Arbitrary<Long> points = Arbitraries.longs().between(0, Integer.MAX_VALUE);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 60_000),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, new BigDecimal("60000000000000000"))
                                .ofScale(9),
                        points,
                        points,
                        points,
                        points,
                        Arbitraries.doubles().between(-90, 90),
                        Arbitraries.doubles().between(-180, 180))
                .as((samples, distance, a, b, c, d, latitude, longitude) -> new MinuteFigures(
                        samples, distance, a, b, c, d, latitude, longitude, "2026-07-21 09:15:59.000"));
    }
}
