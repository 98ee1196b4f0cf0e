package com.wildrydes.producer.replay;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A field of the status event, as recorded trips hold it.
public enum EventField {
    NAME("Name", true),
    STATUS_TIME("StatusTime", true),
    LATITUDE("Latitude", true),
    LONGITUDE("Longitude", true),
    DISTANCE("Distance", false),
    HEALTH_POINTS("HealthPoints", false),
    MAGIC_POINTS("MagicPoints", false);

    private final String eventName;
    private final boolean required;

    EventField(String eventName, boolean required) {
        this.eventName = eventName;
        this.required = required;
    }

    /// The field's name in the event.
    public String eventName() {
        return eventName;
    }

    /// Whether every row must have it; what is not required is made where it is missing.
    public boolean isRequired() {
        return required;
    }

    /// The field of this name, exactly as in the event.
    public static Optional<EventField> named(String eventName) {
        return Arrays.stream(values())
                .filter(field -> field.eventName.equals(eventName))
                .findFirst();
    }

    static String allNames() {
        return Arrays.stream(values()).map(EventField::eventName).collect(Collectors.joining(", "));
    }
}
