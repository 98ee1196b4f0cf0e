package com.wildrydes.producer.replay;

import java.nio.file.Path;

/// Where recorded trips come from.
public sealed interface TripSource {

    /// A file, or anything with a path that can be read, such as a named pipe.
    record File(Path path) implements TripSource {}

    /// The standard input.
    record StandardInput() implements TripSource {}

    /// A source as named on the command line: `-` is the standard input.
    static TripSource of(String argument) {
        return argument.equals("-") ? new StandardInput() : new File(Path.of(argument));
    }

    /// How messages call it.
    default String label() {
        return switch (this) {
            case File(Path path) -> path.toString();
            case StandardInput() -> "stdin";
        };
    }
}
