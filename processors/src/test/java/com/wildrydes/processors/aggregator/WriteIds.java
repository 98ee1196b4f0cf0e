package com.wildrydes.processors.aggregator;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Numbers of writes, for every aggregator of the tests.
final class WriteIds {

    static final LongSupplier GROWING = new AtomicLong()::incrementAndGet;

    private WriteIds() {}
}
