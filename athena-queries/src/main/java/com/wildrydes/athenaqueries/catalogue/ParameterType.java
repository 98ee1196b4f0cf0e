package com.wildrydes.athenaqueries.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a parameter takes: reads what a person wrote and makes the SQL literal that Athena gets for it.
public sealed interface ParameterType {
    /// The SQL literal of a value, which can never be more than one value, whatever was written.
    ///
    /// @throws IllegalArgumentException when `text` is no such value; the message "must be …" goes on from
    ///     the parameter's name
    String literal(String text);

    /// As it stands in a query's header: `timestamp`, `integer 1..1000`.
    String label();

    /// Reads a type from a query's header.
    ///
    /// @throws IllegalArgumentException when there is no such type
    static ParameterType parse(String label) {
        return switch (label) {
            case "string" -> new Text();
            case "timestamp" -> new Timestamp();
            case "duration" -> new Span();
            default ->
                Whole.parse(label)
                        .or(() -> Number.parse(label))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "a parameter's type is string, timestamp, duration, integer 1..10 or double 0..1: "
                                        + label));
        };
    }

    /// Text: a string literal, quotes doubled.
    record Text() implements ParameterType {
        /// Amazon Athena API Reference, StartQueryExecution, ExecutionParameters.
        private static final int LONGEST_LITERAL = 1024;

        @Override
        public String literal(String text) {
            if (!isUnicode(text)) {
                throw new IllegalArgumentException("must be Unicode text, without half surrogate pairs");
            }
            String literal = "'" + text.replace("'", "''") + "'";
            if (literal.length() > LONGEST_LITERAL) {
                throw new IllegalArgumentException("must be shorter: Athena takes " + LONGEST_LITERAL
                        + " characters with its quotes, not " + literal.length());
            }
            return literal;
        }

        @Override
        public String label() {
            return "string";
        }

        private static boolean isUnicode(String text) {
            return text.codePoints().noneMatch(character -> Character.getType(character) == Character.SURROGATE);
        }
    }

    /// A time, UTC unless it says otherwise, to the millisecond: a timestamp literal.
    record Timestamp() implements ParameterType {
        @Override
        public String literal(String text) {
            return "TIMESTAMP '" + TimeText.canonical(text) + "'";
        }

        @Override
        public String label() {
            return "timestamp";
        }
    }

    /// A time span such as `90s` or `1h30m`: whole milliseconds.
    record Span() implements ParameterType {
        @Override
        public String literal(String text) {
            return Long.toString(SpanText.millis(text));
        }

        @Override
        public String label() {
            return "duration";
        }
    }

    /// A whole number in a range, both ends included.
    record Whole(long least, long most) implements ParameterType {
        private static final Pattern LABEL = Pattern.compile("integer (-?\\d+)\\.\\.(-?\\d+)");

        private static Optional<ParameterType> parse(String label) {
            Matcher matcher = LABEL.matcher(label);
            return matcher.matches()
                    ? Optional.of(new Whole(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                    : Optional.empty();
        }

        @Override
        public String literal(String text) {
            try {
                long value = Long.parseLong(text.strip());
                if (value >= least && value <= most) {
                    return Long.toString(value);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(rule(text), e);
            }
            throw new IllegalArgumentException(rule(text));
        }

        @Override
        public String label() {
            return "integer " + least + ".." + most;
        }

        private String rule(String text) {
            return "must be a whole number in " + least + ".." + most + ": '" + text + "'";
        }
    }

    /// A number in a range, both ends included: a double literal.
    record Number(double least, double most) implements ParameterType {
        private static final Pattern LABEL = Pattern.compile("double (-?[\\d.]+?)\\.\\.(-?[\\d.]+)");

        /// Java's own parser takes `NaN`, hexadecimal and a trailing `d` too.
        private static final Pattern VALUE = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

        private static Optional<ParameterType> parse(String label) {
            Matcher matcher = LABEL.matcher(label);
            return matcher.matches()
                    ? Optional.of(
                            new Number(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))))
                    : Optional.empty();
        }

        @Override
        public String literal(String text) {
            String number = text.strip();
            double value = VALUE.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
            if (value >= least && value <= most) {
                String literal = Double.toString(value);
                // Without an exponent it would be a decimal.
                return literal.contains("E") ? literal : literal + "E0";
            }
            throw new IllegalArgumentException(
                    "must be a number in " + plain(least) + ".." + plain(most) + ": '" + text + "'");
        }

        @Override
        public String label() {
            return "double " + plain(least) + ".." + plain(most);
        }

        private static String plain(double number) {
            return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : Double.toString(number);
        }
    }
}
