package com.wildrydes.local.firehose;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What keys begin with: text and expressions such as `!{timestamp:yyyy}` (Amazon Data Firehose Developer
/// Guide, "Understand custom prefixes for Amazon S3 objects"). Times are in UTC. Immutable.
final class KeyPrefix {

    /// The `error-output-type` of records that could not be converted.
    static final String FORMAT_CONVERSION_FAILED = "format-conversion-failed";

    private static final String DEFAULT_TIME = "!{timestamp:yyyy/MM/dd/HH/}";
    private static final String ERROR_TYPE = "!{firehose:error-output-type}";
    private static final Pattern EXPRESSION = Pattern.compile("!\\{([^:}]*):?([^}]*)}?");
    private static final int MAX_LENGTH = 512;
    private static final int RANDOM_LENGTH = 11;
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final List<Part> parts;

    private KeyPrefix(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {
        record Text(String text) implements Part {}

        record Time(DateTimeFormatter format) implements Part {}

        record RandomText() implements Part {}

        record ErrorType() implements Part {}
    }

    /// The prefix of what is delivered.
    ///
    /// @throws FirehoseException when it breaks a rule
    static KeyPrefix ofData(String prefix) {
        List<Part> parts = parse("Prefix", timed(prefix));
        if (parts.contains(new Part.ErrorType())) {
            throw FirehoseException.invalidArgument(
                    "Prefix cannot contain !{firehose:error-output-type}, which is for ErrorOutputPrefix: " + prefix);
        }
        return new KeyPrefix(parts);
    }

    /// The prefix of what cannot be converted.
    ///
    /// @param prefix that of the data, which stands in for an empty `errorPrefix` where it has no expressions
    /// @throws FirehoseException when it breaks a rule
    static KeyPrefix ofErrors(String prefix, String errorPrefix) {
        if (errorPrefix.isEmpty()) {
            if (prefix.contains("!{")) {
                throw FirehoseException.invalidArgument(
                        "ErrorOutputPrefix can't be null when Prefix contains expressions: " + prefix);
            }
            return new KeyPrefix(parse("ErrorOutputPrefix", prefix + ERROR_TYPE + "/" + DEFAULT_TIME));
        }
        List<Part> parts = parse("ErrorOutputPrefix", errorPrefix);
        if (errorPrefix.contains("!{") && !parts.contains(new Part.ErrorType())) {
            throw FirehoseException.invalidArgument(
                    "ErrorOutputPrefix with expressions must contain !{firehose:error-output-type}: " + errorPrefix);
        }
        return new KeyPrefix(parts);
    }

    /// A prefix of data that names no time gets one.
    private static String timed(String prefix) {
        return prefix.contains("!{timestamp:") ? prefix : prefix + DEFAULT_TIME;
    }

    private static List<Part> parse(String member, String prefix) {
        List<Part> parts = new ArrayList<>();
        Matcher expression = EXPRESSION.matcher(prefix);
        int end = 0;
        while (expression.find()) {
            parts.add(new Part.Text(prefix.substring(end, expression.start())));
            parts.add(part(member, expression));
            end = expression.end();
        }
        parts.add(new Part.Text(prefix.substring(end)));
        return parts;
    }

    private static Part part(String member, Matcher expression) {
        String value = expression.group(2);
        String whole = expression.group();
        if (!whole.endsWith("}") || whole.indexOf(':') < 0) {
            throw FirehoseException.invalidArgument(
                    member + " has an expression that is not of the form !{namespace:value}: " + whole);
        }
        return switch (expression.group(1)) {
            case "timestamp" -> new Part.Time(time(member, value));
            case "firehose" ->
                switch (value) {
                    case "random-string" -> new Part.RandomText();
                    case "error-output-type" -> new Part.ErrorType();
                    default ->
                        throw FirehoseException.invalidArgument(member
                                + " takes !{firehose:random-string} or !{firehose:error-output-type}, not " + whole);
                };
            case "partitionKeyFromQuery", "partitionKeyFromLambda" ->
                throw FirehoseException.invalidArgument(
                        member + " has " + whole + ": the local Firehose has no dynamic partitioning.");
            default ->
                throw FirehoseException.invalidArgument(
                        member + " takes expressions in the namespaces timestamp and firehose, not " + whole);
        };
    }

    private static DateTimeFormatter time(String member, String pattern) {
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
            String _ = format.format(Instant.EPOCH);
            return format;
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw FirehoseException.invalidArgument(member + " has !{timestamp:" + pattern
                    + "}, which is no pattern of Java's DateTimeFormatter: " + e.getMessage());
        }
    }

    /// The beginning of a key.
    ///
    /// @param arrival that of the oldest record in the object
    /// @param random what random strings are made of
    /// @param errorType what `!{firehose:error-output-type}` stands for
    String evaluate(Instant arrival, RandomGenerator random, String errorType) {
        StringBuilder key = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String text) -> key.append(text);
                case Part.Time(DateTimeFormatter format) -> format.formatTo(arrival, key);
                case Part.RandomText() ->
                    random.ints(RANDOM_LENGTH, 0, ALPHANUMERIC.length())
                            .forEach(i -> key.append(ALPHANUMERIC.charAt(i)));
                case Part.ErrorType() -> key.append(errorType);
            }
        }
        return key.toString();
    }

    /// Throws when keys would begin with too much.
    void requireShort(String member) {
        int length = evaluate(Instant.EPOCH, new java.util.SplittableRandom(0), FORMAT_CONVERSION_FAILED)
                .length();
        if (length > MAX_LENGTH) {
            throw FirehoseException.invalidArgument(
                    member + " must have at most " + MAX_LENGTH + " characters once evaluated: " + length);
        }
    }
}
