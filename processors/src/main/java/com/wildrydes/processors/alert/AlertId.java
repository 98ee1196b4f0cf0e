package com.wildrydes.processors.alert;

import com.wildrydes.telemetry.StatusTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an alert, made from what it is about: told again, by whomever, an alert has the same one.
///
/// ```
/// 20261122T201500123Z-h-5f6c1b0a9d3e4f72
/// │                   │ └ the first 64 bits of SHA-256 of the unicorn's name in UTF-8
/// │                   └ h health, m magic
/// └ event time of the fall, UTC
/// ```
///
/// It sorts by the time of the fall, and stands in an address or a file's name as it is.
///
/// @param text the whole
public record AlertId(String text) implements Comparable<AlertId> {

    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{3})Z-[hm]-[0-9a-f]{16}");

    private static final int HASH_BYTES = 8;

    /// @throws IllegalArgumentException when the text is no id
    public AlertId {
        if (!isId(text)) {
            throw new IllegalArgumentException("an alert's id must be like 20261122T201500123Z-h-5f6c1b0a9d3e4f72");
        }
    }

    /// The id of the alert that these transitions tell of.
    public static AlertId of(Transition transition) {
        return of(transition.name(), transition.vital(), transition.fallMs());
    }

    /// The id of a unicorn's fall.
    ///
    /// @param fallMs event time, milliseconds since the epoch, in the years 0000 to 9999
    public static AlertId of(String name, Vital vital, long fallMs) {
        String time = StatusTime.format(fallMs).replaceAll("[-:.]", "").replace(' ', 'T');
        return new AlertId(time + "Z-" + vital.letter() + "-" + hash(name));
    }

    /// The id that this text is, if it is one.
    public static Optional<AlertId> parse(String text) {
        return isId(text) ? Optional.of(new AlertId(text)) : Optional.empty();
    }

    /// The UTC day of the fall, `yyyy-MM-dd`.
    public String day() {
        return text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8);
    }

    /// Event time of the fall, milliseconds since the epoch.
    public long fallMs() {
        return StatusTime.parse(statusTime(text));
    }

    @Override
    public int compareTo(AlertId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isId(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        try {
            StatusTime.parse(statusTime(text));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String statusTime(String text) {
        Matcher id = FORM.matcher(text);
        if (!id.matches()) {
            throw new IllegalArgumentException("not an id: " + text);
        }
        return id.replaceAll("$1-$2-$3 $4:$5:$6.$7");
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
