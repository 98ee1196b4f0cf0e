package com.wildrydes.local.faults;

import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.Fault;
import com.wildrydes.local.frontdoor.FaultSource;
import com.wildrydes.local.lambda.LambdaFaults;
import com.wildrydes.local.time.Sleeper;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The rules by which things go wrong in a stack. None at first. Under one seed the n-th request that matches a rule
/// always fares the same. Thread-safe.
public final class Faults implements FaultSource {
    private final Sleeper sleeper;
    private volatile List<ActiveRule> active = List.of();

    /// Faults whose delays are waited by a sleeper.
    public Faults(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /// Puts rules in place of those there are, and counts anew.
    public void set(long seed, List<FaultRule> rules) {
        SplittableRandom seeds = new SplittableRandom(seed);
        List<ActiveRule> next = new ArrayList<>();
        rules.forEach(rule -> next.add(new ActiveRule(rule, seeds.split())));
        active = List.copyOf(next);
    }

    /// As [#set(long, List)], for rules that leave nothing to chance.
    public void set(FaultRule... rules) {
        set(0, List.of(rules));
    }

    /// From now on all goes well.
    public void clear() {
        active = List.of();
    }

    /// How often each rule has hit, in the order they were set.
    public List<Integer> hits() {
        return active.stream().map(ActiveRule::hits).toList();
    }

    List<ActiveRule> active() {
        return active;
    }

    @Override
    public Fault next(AwsRequest request) throws InterruptedException {
        for (ActiveRule candidate : active) {
            if (candidate.hits(Effect.Scope.REQUEST, request.service(), request.operation())) {
                FaultRule rule = candidate.rule();
                if (rule.effect() != Effect.DELAY) {
                    return fault(rule.effect(), request);
                }
                sleeper.sleep(rule.delay());
            }
        }
        return Fault.NONE;
    }

    private static Fault fault(Effect effect, AwsRequest request) {
        return switch (effect) {
            case THROTTLE -> new Fault.Refuse(Refusals.throttled(request));
            case FAIL -> new Fault.Refuse(Refusals.failed(request));
            case CUT_BEFORE -> new Fault.CutBefore();
            case CUT_AFTER -> new Fault.CutAfter();
            case DELAY, REFUSE_RECORD, FAIL_INVOCATION, DELIVER_TWICE, CRASH_AFTER_SIDE_EFFECTS ->
                throw new IllegalStateException(effect + " is no fault of a request");
        };
    }

    /// Whether a service is to refuse the next record of a batch.
    ///
    /// @param service `firehose` or `sns`
    public boolean refusesNextRecord(String service) {
        String operation = FaultRule.BATCHES.getOrDefault(service, FaultRule.ANY);
        return active.stream().anyMatch(rule -> rule.hits(Effect.Scope.RECORD, service, operation));
    }

    /// The same rules as Lambda asks them.
    public LambdaFaults ofInvocations() {
        return this::next;
    }

    LambdaFaults.Fault next(String functionName) {
        for (ActiveRule candidate : active) {
            if (candidate.hits(Effect.Scope.INVOCATION, FaultRule.FUNCTION, functionName)) {
                return switch (candidate.rule().effect()) {
                    case FAIL_INVOCATION -> LambdaFaults.Fault.FAIL;
                    case DELIVER_TWICE -> LambdaFaults.Fault.DELIVER_TWICE;
                    case CRASH_AFTER_SIDE_EFFECTS -> LambdaFaults.Fault.CRASH_AFTER_SIDE_EFFECTS;
                    case THROTTLE, FAIL, DELAY, CUT_BEFORE, CUT_AFTER, REFUSE_RECORD ->
                        throw new IllegalStateException(candidate.rule().effect() + " is no fault of an invocation");
                };
            }
        }
        return LambdaFaults.Fault.NONE;
    }
}
