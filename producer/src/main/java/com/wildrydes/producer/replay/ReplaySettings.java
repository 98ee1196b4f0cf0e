package com.wildrydes.producer.replay;

import com.wildrydes.producer.pace.Speed;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// What a [Replay] is told.
///
/// @param sources what is replayed, in this order; at least one
/// @param mapping which column holds which field, in all of them
/// @param zone of times that say none
/// @param speed how fast event time runs
/// @param shiftToNow whether all times are moved by the same amount, such that the last one is now
/// @param seed of the vitals that are simulated where none are recorded
/// @param workingFolder where rejected rows are written when their file has no folder that can be written to
public record ReplaySettings(
        List<TripSource> sources,
        FieldMapping mapping,
        ZoneId zone,
        Speed speed,
        boolean shiftToNow,
        long seed,
        Path workingFolder) {

    public ReplaySettings {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a replay must have at least one file, or - for the standard input");
        }
        if (sources.stream()
                        .filter(source -> source instanceof TripSource.StandardInput)
                        .count()
                > 1) {
            throw new IllegalArgumentException("the standard input can be read once: name - once");
        }
    }

    /// As fast as possible, at the recorded times, UTC where they do not say it.
    public static ReplaySettings of(List<TripSource> sources) {
        return new ReplaySettings(
                sources,
                FieldMapping.NONE,
                ZoneOffset.UTC,
                Speed.MAX,
                false,
                1,
                Path.of("").toAbsolutePath());
    }

    public ReplaySettings withMapping(FieldMapping value) {
        return new ReplaySettings(sources, value, zone, speed, shiftToNow, seed, workingFolder);
    }

    public ReplaySettings withZone(ZoneId value) {
        return new ReplaySettings(sources, mapping, value, speed, shiftToNow, seed, workingFolder);
    }

    public ReplaySettings withSpeed(Speed value) {
        return new ReplaySettings(sources, mapping, zone, value, shiftToNow, seed, workingFolder);
    }

    public ReplaySettings withShiftToNow(boolean value) {
        return new ReplaySettings(sources, mapping, zone, speed, value, seed, workingFolder);
    }

    public ReplaySettings withSeed(long value) {
        return new ReplaySettings(sources, mapping, zone, speed, shiftToNow, value, workingFolder);
    }

    public ReplaySettings withWorkingFolder(Path value) {
        return new ReplaySettings(sources, mapping, zone, speed, shiftToNow, seed, value);
    }
}
