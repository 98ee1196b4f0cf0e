package com.wildrydes.athenaqueries.golden;

import java.util.List;
import java.util.stream.IntStream;

/// The way from one event of a unicorn to its next.
record Step(Delivery before, Delivery event) {
    static List<Step> of(List<Delivery> unicorn) {
        return IntStream.range(1, unicorn.size())
                .mapToObj(i -> new Step(unicorn.get(i - 1), unicorn.get(i)))
                .toList();
    }

    long millis() {
        return event.time() - before.time();
    }
}
