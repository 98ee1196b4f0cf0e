package com.wildrydes.local.lambda.mapping;

import com.wildrydes.local.lambda.Invoker;
import com.wildrydes.local.time.Sleeper;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a mapping works with.
///
/// @param functionArn of the function to invoke
/// @param roleArn the role that the function has on AWS; events name it
/// @param destination null drops what is given up, with a line in the log
/// @param sleeper waits between retries
/// @param random for the waits between retries; thread-safe
public record MappingWiring(
        String functionArn,
        String roleArn,
        RecordSource source,
        Invoker invoker,
        @Nullable FailureDestination destination,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random) {

    /// The same with another invoker.
    public MappingWiring with(Invoker invoker) {
        return new MappingWiring(functionArn, roleArn, source, invoker, destination, clock, sleeper, random);
    }
}
