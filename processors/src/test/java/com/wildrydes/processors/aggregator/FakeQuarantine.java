package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.quarantine.QuarantineStore;
import com.wildrydes.processors.quarantine.QuarantinedRecord;
import com.wildrydes.processors.quarantine.RejectedMember;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A quarantine in memory. Thread-safe.
final class FakeQuarantine implements QuarantineStore {

    private final Map<String, List<String>> payloads = new TreeMap<>();
    private final Map<String, List<String>> reasons = new TreeMap<>();

    @Override
    public synchronized void keep(QuarantinedRecord record) throws UnavailableException, RefusedException {
        String key = record.record().sequenceNumber();
        payloads.put(key, record.members().stream().map(FakeQuarantine::payload).toList());
        reasons.put(key, record.members().stream().map(RejectedMember::reason).toList());
    }

    private static String payload(RejectedMember rejected) {
        int from = rejected.member().offset();
        byte[] bytes = Arrays.copyOfRange(
                rejected.member().data(), from, from + rejected.member().length());
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// The payloads of the rejected members, one char a byte, by the sequence number of their record.
    synchronized Map<String, List<String>> payloads() {
        return new TreeMap<>(payloads);
    }

    synchronized List<String> reasons() {
        return reasons.values().stream().flatMap(List::stream).toList();
    }
}
