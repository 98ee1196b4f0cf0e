package com.wildrydes.local.bill;

import java.util.Map;

/// A service that counts what AWS would bill. Thread-safe.
@FunctionalInterface
public interface Metered {
    /// What was used since the stack started; units that were not used may be missing.
    Map<BilledUnit, Double> usage();
}
