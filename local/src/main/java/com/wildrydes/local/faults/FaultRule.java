package com.wildrydes.local.faults;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// What goes wrong, with what, how often. Of several rules that apply to one request the first that hits counts; delays
/// add up.
///
/// @param service the service's signing name, such as `kinesis`; `function` for the effects on invocations
/// @param operation such as `PutRecords`, or a function's name; `*` for all
/// @param probability with which a request is hit, above 0 and up to 1
/// @param after so many matching requests are left alone first
/// @param times so many are hit at most
/// @param delay for [Effect#DELAY], up to 10 minutes; else zero
public record FaultRule(
        String service, String operation, Effect effect, double probability, int after, int times, Duration delay) {

    public static final String FUNCTION = "function";
    public static final String ANY = "*";

    /// The operations whose records are refused one by one, by service.
    static final Map<String, String> BATCHES = Map.of("firehose", "PutRecordBatch", "sns", "PublishBatch");

    private static final Duration LONGEST = Duration.ofMinutes(10);

    public FaultRule {
        require(!service.isBlank(), "service must not be empty");
        require(!operation.isBlank(), "operation must not be empty: * stands for all");
        boolean invocation = effect.scope() == Effect.Scope.INVOCATION;
        require(
                invocation == service.equals(FUNCTION),
                "effect " + effect.label() + " does not go with service " + service + ": effects on invocations take "
                        + FUNCTION);
        require(
                effect.scope() != Effect.Scope.RECORD
                        || BATCHES.containsKey(service)
                                && (operation.equals(ANY) || operation.equals(BATCHES.get(service))),
                "effect " + effect.label() + " goes with " + new TreeMap<>(BATCHES) + ": " + service + ", "
                        + operation);
        require(probability > 0 && probability <= 1, "probability must be above 0 and at most 1: " + probability);
        require(after >= 0, "after must be 0 or more: " + after);
        require(times >= 1, "times must be 1 or more: " + times);
        require(
                !delay.isNegative() && delay.compareTo(LONGEST) <= 0,
                "delayMs must be from 0 to " + LONGEST.toMillis() + ": " + delay.toMillis());
        require(
                delay.isZero() == (effect != Effect.DELAY),
                "delayMs goes with effect delay, and only with it: " + delay.toMillis());
    }

    /// A rule that hits every matching request.
    public static FaultRule of(String service, String operation, Effect effect) {
        return new FaultRule(service, operation, effect, 1, 0, Integer.MAX_VALUE, Duration.ZERO);
    }

    /// A rule by which every matching request waits.
    public static FaultRule delay(String service, String operation, Duration delay) {
        return new FaultRule(service, operation, Effect.DELAY, 1, 0, Integer.MAX_VALUE, delay);
    }

    public FaultRule withProbability(double value) {
        return new FaultRule(service, operation, effect, value, after, times, delay);
    }

    public FaultRule after(int requests) {
        return new FaultRule(service, operation, effect, probability, requests, times, delay);
    }

    public FaultRule times(int hits) {
        return new FaultRule(service, operation, effect, probability, after, hits, delay);
    }

    boolean matches(Effect.Scope scope, String ofService, String ofOperation) {
        return effect.scope() == scope
                && service.equals(ofService)
                && (operation.equals(ANY) || operation.equals(ofOperation));
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
