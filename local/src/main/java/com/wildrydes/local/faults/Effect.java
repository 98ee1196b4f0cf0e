package com.wildrydes.local.faults;

import java.util.Arrays;
import java.util.List;

/// What a rule does to a request or an invocation.
public enum Effect {
    /// The service refuses for being asked too much, in its own words.
    THROTTLE("throttle", false),
    /// The service fails with status 500; nothing was done.
    FAIL("fail", false),
    /// The request waits, then goes its way.
    DELAY("delay", false),
    /// The connection is cut; nothing was done.
    CUT_BEFORE("cut-before", false),
    /// The request is served, then the connection is cut: the caller cannot know that it was.
    CUT_AFTER("cut-after", false),
    /// The function is not reached.
    FAIL_INVOCATION("fail-invocation", true),
    /// The function gets the same event twice.
    DELIVER_TWICE("deliver-twice", true),
    /// The function's process is killed after it has done its work, before that is known.
    CRASH_AFTER_SIDE_EFFECTS("crash-after-side-effects", true);

    private final String label;
    private final boolean ofInvocations;

    Effect(String label, boolean ofInvocations) {
        this.label = label;
        this.ofInvocations = ofInvocations;
    }

    /// How it is called in JSON.
    public String label() {
        return label;
    }

    boolean ofInvocations() {
        return ofInvocations;
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
