package com.wildrydes.processors.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The SQL that answers where the whole fleet was, and how it felt, in a range of times.
///
/// The fleet's fixes are thinned to one a step for each unicorn: the shortest of a few lengths with which the whole
/// fleet's are about `mostFixes` at most. What a step would hide is kept besides: where a signal begins and ends, both
/// sides of a silence, the falls of a vital and its recoveries. A row has a unicorn's fixes of one part of the
/// range, [#STEPS_A_PART] steps, and rows come by part, so that what is read first can be played first:
///
/// ```
///   step   part     times              resumed   latitudes        longitudes        health   magic    name (JSON)
///   1000   -30000   -29813,1000,1000   ""        40748440,12,9    -73985660,-31,4   120,0,1  150,0,0  "Shadowfax"
/// ```
///
/// `step`, `part` (where it begins) and `times` are milliseconds, the latter two from the range's beginning;
/// `resumed` has the times of the fixes that come after a silence; degrees are in millionths. All lists but
/// `resumed` are a value and then differences. The result begins [#LEAD_IN_MS] early, so that the fleet is
/// complete where the range begins.
///
/// The statement is its range's and nothing else: from a statement the range can be told, and whether it is one of
/// these at all. Immutable.
///
/// @param alertBelow points below which a vital is low
/// @param mostFixes about how many fixes a replay has at most
public record ReplayQuery(int alertBelow, long mostFixes) {

    /// A signal that is silent for longer is gone, as in the live view.
    public static final long SILENCE_MS = 30_000;

    /// How long before the range the result begins.
    public static final long LEAD_IN_MS = SILENCE_MS;

    /// What a page holds with ease: 40 MB of columns, some 20 MB on the way before gzip.
    public static final long MOST_FIXES = 2_000_000;

    /// Steps in a row: enough for the differences to pay, few enough for the first parts to come early.
    public static final int STEPS_A_PART = 30;

    private static final String STEPS = LongStream.of(1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1800)
            .map(seconds -> seconds * 1000)
            .mapToObj(Long::toString)
            .collect(Collectors.joining(", "));

    private static final Pattern TIMES =
            Pattern.compile("statustimems >= (\\d{1,15})\\s+AND statustimems < (\\d{1,15})\\b");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(
                    "'year='uuuu/'month='MM/'day='dd", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String TEXT = read();

    /// The statement for a range.
    public String sql(ReplayRange range) {
        long begin = range.fromMs() - LEAD_IN_MS;
        // No event arrives more than a day before its time.
        Instant firstArrival = Instant.ofEpochMilli(begin)
                .atOffset(ZoneOffset.UTC)
                .minusDays(1)
                .toInstant();
        return TEXT.replace("{first_day}", DAY.format(firstArrival))
                .replace("{begin}", Long.toString(begin))
                .replace("{end}", Long.toString(range.toMs()))
                .replace("{from}", Long.toString(range.fromMs()))
                .replace("{most_fixes}", Long.toString(mostFixes))
                .replace("{steps}", STEPS)
                .replace("{steps_a_part}", Integer.toString(STEPS_A_PART))
                .replace("{silence}", Long.toString(SILENCE_MS))
                .replace("{below}", Integer.toString(alertBelow));
    }

    /// The range of a statement that [#sql] made; nothing for every other statement.
    public Optional<ReplayRange> rangeOf(String sql) {
        Matcher times = TIMES.matcher(sql);
        if (!times.find()) {
            return Optional.empty();
        }
        long from = Long.parseLong(times.group(1)) + LEAD_IN_MS;
        long to = Long.parseLong(times.group(2));
        if (to <= from) {
            return Optional.empty();
        }
        var range = new ReplayRange(from, to);
        return sql(range).strip().equals(sql.strip()) ? Optional.of(range) : Optional.empty();
    }

    private static String read() {
        try (InputStream text = Objects.requireNonNull(
                ReplayQuery.class.getResourceAsStream("replay.sql"), "replay.sql is not on the class path")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
