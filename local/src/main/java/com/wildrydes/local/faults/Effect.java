package com.wildrydes.local.faults;

import java.util.Arrays;
import java.util.List;

/// What a rule does to a request, to one record of a request, or to an invocation.
public enum Effect {
    /// The service refuses for being asked too much, in its own words.
    THROTTLE("throttle", Scope.REQUEST),
    /// The service fails with status 500; nothing was done.
    FAIL("fail", Scope.REQUEST),
    /// The request waits, then goes its way.
    DELAY("delay", Scope.REQUEST),
    /// The connection is cut; nothing was done.
    CUT_BEFORE("cut-before", Scope.REQUEST),
    /// The request is served, then the connection is cut: the caller cannot know that it was.
    CUT_AFTER("cut-after", Scope.REQUEST),
    /// Firehose refuses one record of a PutRecordBatch and takes the others; SNS one message of a PublishBatch.
    REFUSE_RECORD("refuse-record", Scope.RECORD),
    /// The function is not reached.
    FAIL_INVOCATION("fail-invocation", Scope.INVOCATION),
    /// The function gets the same event twice.
    DELIVER_TWICE("deliver-twice", Scope.INVOCATION),
    /// The function's process is killed after it has done its work, before that is known.
    CRASH_AFTER_SIDE_EFFECTS("crash-after-side-effects", Scope.INVOCATION);

    private final String label;
    private final Scope scope;

    Effect(String label, Scope scope) {
        this.label = label;
        this.scope = scope;
    }

    /// What is counted and hit.
    enum Scope {
        REQUEST,
        RECORD,
        INVOCATION
    }

    /// How it is called in JSON.
    public String label() {
        return label;
    }

    Scope scope() {
        return scope;
    }

    static Effect of(String label) {
        return Arrays.stream(values())
                .filter(effect -> effect.label.equals(label))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known =
                            Arrays.stream(values()).map(Effect::label).toList();
                    return new IllegalArgumentException("effect must be one of " + known + ": " + label);
                });
    }
}
