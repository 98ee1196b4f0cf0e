package com.wildrydes.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContestsTest {

    @ParameterizedTest
    @MethodSource
    void both_sides_do_their_work(Contest contest) {
        assertThat(contest.ours().run()).isPositive();
        assertThat(contest.peer().run()).isPositive();
    }

    @ParameterizedTest
    @MethodSource
    void both_sides_read_the_same(Contest contest) {
        assertThat(contest.ours().run()).isEqualTo(contest.peer().run());
    }

    @Test
    void names_are_distinct() {
        assertThat(Benchmarks.all()).extracting(Contest::name).doesNotHaveDuplicates();
    }

    static Stream<Contest> both_sides_do_their_work() {
        return Benchmarks.all().stream();
    }

    static Stream<Contest> both_sides_read_the_same() {
        return Benchmarks.all().stream().filter(contest -> contest.name().matches("decode.*|deaggregate|read-batch.*"));
    }
}
