package com.wildrydes.local.lambda.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.Invoker;
import com.wildrydes.local.lambda.Schedule;
import com.wildrydes.local.time.Sleeper;
import com.wildrydes.local.time.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Invokes a function at its rate, one invocation at a time, until it is stopped. A failed one is not tried again: the
/// next one is near. Thread-safe.
final class RunningSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(RunningSchedule.class);

    private final Schedule schedule;
    private final Invoker function;
    private final Sleeper sleeper;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;

    private RunningSchedule(Schedule schedule, Invoker function, Sleeper sleeper) {
        this.schedule = schedule;
        this.function = function;
        this.sleeper = sleeper;
        thread = Thread.ofVirtual().name("schedule-" + schedule.functionName()).unstarted(this::run);
    }

    static RunningSchedule start(Schedule schedule, Invoker function, Sleeper sleeper) {
        RunningSchedule running = new RunningSchedule(schedule, function, sleeper);
        running.thread.start();
        return running;
    }

    private void run() {
        while (!stop.raised()) {
            stop.during(() -> sleeper.sleep(schedule.rate()));
            if (!stop.raised()) {
                invoke();
            }
        }
    }

    private void invoke() {
        try {
            if (function.invoke(schedule.input().getBytes(UTF_8)) instanceof InvocationResult.Failed failed) {
                LOG.warn("schedule of {}: {}", schedule.functionName(), new String(failed.error(), UTF_8));
            }
        } catch (InterruptedException e) {
            stop.raise();
        }
    }

    /// Ends the wait for the next invocation; one that runs is not ended.
    void stop() {
        stop.raise();
    }

    void awaitStopped() throws InterruptedException {
        thread.join();
    }
}
