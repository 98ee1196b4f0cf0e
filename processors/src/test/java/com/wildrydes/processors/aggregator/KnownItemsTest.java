package com.wildrydes.processors.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownItemsTest {

    @Test
    void the_least_recently_used_item_is_forgotten_first() {
        var known = new KnownItems(2);
        known.put(item("a"));
        known.put(item("b"));
        known.get(item("a").key());
        known.put(item("c"));
        assertThat(known.get(item("a").key())).isNotNull();
        assertThat(known.get(item("b").key())).isNull();
        assertThat(known.get(item("c").key())).isNotNull();
    }

    private static MinuteItem item(String name) {
        return MinuteItem.absent(new MinuteKey(name, Events.MINUTE));
    }
}
