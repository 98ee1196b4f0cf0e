package com.wildrydes.processors.quarantine;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;

/// Where rejected members are kept. Thread-safe.
@FunctionalInterface
public interface QuarantineStore {

    /// Keeps the record's rejected members. To keep the same record again changes nothing.
    void keep(QuarantinedRecord record) throws UnavailableException, RefusedException;
}
