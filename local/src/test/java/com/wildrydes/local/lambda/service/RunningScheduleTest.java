package com.wildrydes.local.lambda.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunningScheduleTest {
    private static final Schedule HOURLY = new Schedule("Work", Duration.ofHours(1), "{\"all\": true}");

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> clock = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<InvocationResult> answers = new LinkedBlockingQueue<>();
    private final RunningSchedule schedule = RunningSchedule.start(HOURLY, this::invoked, this::sleep);

    private InvocationResult invoked(byte[] event) throws InterruptedException {
        events.add(new String(event, UTF_8));
        return answers.take();
    }

    private void sleep(Duration duration) throws InterruptedException {
        waits.add(duration);
        clock.take();
    }

    @AfterEach
    void stop() throws Exception {
        schedule.stop();
        schedule.awaitStopped();
    }

    @Test
    void invokes_with_its_input_after_each_rate() throws Exception {
        for (int n = 1; n <= 3; n++) {
            assertThat(events).isEmpty();
            clock.add("an hour later");
            assertThat(events.take()).isEqualTo("{\"all\": true}");
            assertThat(waits).hasSize(n).containsOnly(Duration.ofHours(1));
            answers.add(new InvocationResult.Succeeded("id", new byte[0], new byte[0]));
        }
    }

    @Test
    void goes_on_after_an_invocation_that_failed() throws Exception {
        clock.add("an hour later");
        events.take();
        answers.add(new InvocationResult.Failed("id", "{\"errorType\": \"X\"}".getBytes(UTF_8), new byte[0]));
        clock.add("two hours later");
        assertThat(events.take()).isEqualTo("{\"all\": true}");
        answers.add(new InvocationResult.NotInvoked("closing"));
    }

    @Test
    void is_stopped_while_it_waits() throws Exception {
        schedule.stop();
        schedule.awaitStopped();
        assertThat(events).isEmpty();
    }

    @Test
    void an_invocation_that_runs_is_not_interrupted() throws Exception {
        var finished = new CountDownLatch(1);
        RunningSchedule running = RunningSchedule.start(
                HOURLY,
                event -> {
                    events.add("running");
                    InvocationResult answer = answers.take();
                    finished.countDown();
                    return answer;
                },
                _ -> {});
        events.take();
        running.stop();
        answers.add(new InvocationResult.NotInvoked("closing"));
        running.awaitStopped();
        assertThat(finished.getCount()).isZero();
    }
}
