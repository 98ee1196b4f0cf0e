package com.wildrydes.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// Whose CPU time is counted.
enum CpuClock {
    /// The calling thread's: for work that is done in it.
    THREAD {
        @Override
        long ns() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    },
    /// All threads', with compiler and garbage collector: for work that is handed to others.
    PROCESS {
        @Override
        long ns() {
            return SYSTEM.getProcessCpuTime();
        }
    };

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    abstract long ns();
}
