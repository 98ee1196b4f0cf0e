package com.wildrydes.local.time;

import org.jspecify.annotations.Nullable;

/// Tells one thread to stop: at once when it waits, else when it looks. What it does between its waits, an invocation
/// or the writing of a checkpoint, is never interrupted.
public final class StopSignal {
    private @Nullable Thread waiting;
    private boolean raised;

    /// A wait that an interrupt ends.
    @FunctionalInterface
    public interface Wait {
        void run() throws InterruptedException;
    }

    public synchronized void raise() {
        raised = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    public synchronized boolean raised() {
        return raised;
    }

    /// Waits, but not longer than until the signal is raised.
    public void during(Wait wait) {
        synchronized (this) {
            if (raised) {
                return;
            }
            waiting = Thread.currentThread();
        }
        try {
            wait.run();
        } catch (InterruptedException e) {
            // An interrupt from elsewhere means the same: end.
            raise();
        } finally {
            synchronized (this) {
                waiting = null;
                if (raised) {
                    Thread.interrupted();
                }
            }
        }
    }
}
