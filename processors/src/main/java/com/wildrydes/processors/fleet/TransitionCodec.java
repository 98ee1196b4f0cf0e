package com.wildrydes.processors.fleet;

import com.wildrydes.processors.alert.Transition;
import com.wildrydes.processors.alert.Vital;
import java.util.ArrayList;
import java.util.List;

/// The transitions that a block keeps until they are delivered, to and from one column: one after the other, for
/// they are few.
///
/// ```
/// how many, then of each
///   name, vital, fall (ms), points, kind
///   raised    0: threshold, latitude and longitude (1e-6 degrees)
///   resolved  1: recovery (ms after the fall)
/// ```
final class TransitionCodec {

    private static final int RAISED = 0;
    private static final int RESOLVED = 1;

    private TransitionCodec() {}

    static void write(List<Transition> transitions, ColumnWriter column) {
        column.number(transitions.size());
        for (Transition transition : transitions) {
            column.text(transition.name());
            column.number(transition.vital().ordinal());
            column.number(transition.fallMs());
            switch (transition) {
                case Transition.Raised raised -> {
                    column.number(raised.value());
                    column.number(RAISED);
                    column.number(raised.threshold());
                    column.number(Math.round(raised.latitude() * UnicornState.DEGREES_PER_UNIT));
                    column.number(Math.round(raised.longitude() * UnicornState.DEGREES_PER_UNIT));
                }
                case Transition.Resolved resolved -> {
                    column.number(resolved.value());
                    column.number(RESOLVED);
                    column.number(resolved.recoveredMs() - resolved.fallMs());
                }
            }
        }
        column.end();
    }

    static List<Transition> read(ColumnReader column) {
        int count = column.count();
        var transitions = new ArrayList<Transition>();
        for (int i = 0; i < count; i++) {
            String name = column.text();
            Vital vital = Vital.values()[column.below(Vital.values().length)];
            long fallMs = column.number();
            int value = Math.toIntExact(column.number());
            transitions.add(
                    column.below(2) == RAISED
                            ? new Transition.Raised(
                                    name,
                                    vital,
                                    fallMs,
                                    value,
                                    Math.toIntExact(column.number()),
                                    column.number() / UnicornState.DEGREES_PER_UNIT,
                                    column.number() / UnicornState.DEGREES_PER_UNIT)
                            : new Transition.Resolved(name, vital, fallMs, fallMs + column.number(), value));
        }
        return transitions;
    }
}
