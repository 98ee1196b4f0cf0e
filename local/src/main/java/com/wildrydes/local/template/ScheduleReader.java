package com.wildrydes.local.template;

import com.wildrydes.local.lambda.Schedule;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the `Schedule` events of functions (AWS SAM Developer Guide).
final class ScheduleReader {
    private static final Pattern RATE = Pattern.compile("rate\\(([1-9][0-9]{0,5}) (minute|hour|day)(s?)\\)");

    private ScheduleReader() {}

    /// The schedule of an event; none where it is not enabled.
    static Optional<Schedule> schedule(String function, Properties event) throws TemplateException {
        event.text("Name");
        event.text("Description");
        Duration rate = rate(event);
        if (!event.has("Input")) {
            throw new TemplateException(event.path() + " must have Input here: EventBridge's own event is not made");
        }
        var schedule = new Schedule(function, rate, event.required("Input"));
        return event.flag("Enabled", true) ? Optional.of(schedule) : Optional.empty();
    }

    /// Amazon EventBridge User Guide, "Rate expressions": one of a unit has no s, and more must have it.
    private static Duration rate(Properties event) throws TemplateException {
        String expression = event.required("Schedule");
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches() || rate.group(1).equals("1") != rate.group(3).isEmpty()) {
            throw new TemplateException(
                    event.path() + ".Schedule must be like rate(1 minute) or rate(2 hours) here: " + expression);
        }
        long units = Long.parseLong(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(units);
            case "hour" -> Duration.ofHours(units);
            default -> Duration.ofDays(units);
        };
    }
}
