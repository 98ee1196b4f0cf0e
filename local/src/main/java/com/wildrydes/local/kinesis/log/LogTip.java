package com.wildrydes.local.kinesis.log;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What readers see of a log, and how they wait for more. Thread-safe.
final class LogTip {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile LogView view;
    private long wakeUps;

    LogTip(LogView view) {
        this.view = view;
    }

    LogView view() {
        return view;
    }

    void publish(LogView newer) {
        lock.lock();
        try {
            view = newer;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            wakeUps++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean await(long ordinal, Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long seen = wakeUps;
            long nanos = timeout.toNanos();
            while (view.end() <= ordinal && wakeUps == seen && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return view.end() > ordinal;
        } finally {
            lock.unlock();
        }
    }
}
