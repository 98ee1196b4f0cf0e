package com.wildrydes.cli.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The table and the archive, compared: first by fingerprint, one a minute of event time, and where these
/// differ unicorn by unicorn. Not thread-safe.
///
/// Memory is bounded by the minutes of event time, however large the fleet, and by what is looked into.
final class Comparison {
    private final Minutes archive;
    private final Minutes table;
    private final NavigableSet<String> differing = new TreeSet<>();

    private long compared;
    private long tooOld;
    private long unexamined;

    private Comparison(Minutes archive, Minutes table) {
        this.archive = archive;
        this.table = table;
    }

    /// Compares by fingerprint.
    ///
    /// @param asked      what the table is read for
    /// @param range      the part of it that the archive has completely
    /// @param lookedInto how many unicorns' minutes may be compared one by one; one minute of all always is
    static Comparison of(Minutes archive, Minutes table, MinuteRange asked, MinuteRange range, int lookedInto)
            throws InterruptedException {
        var comparison = new Comparison(archive, table);
        comparison.compare(archive.fingerprints(range), table.fingerprints(asked), range, lookedInto);
        return comparison;
    }

    private void compare(
            Map<String, Fingerprint> archived, Map<String, Fingerprint> inTable, MinuteRange range, int lookedInto) {
        var minutes = new TreeSet<String>(archived.keySet());
        minutes.addAll(inTable.keySet());
        long examined = 0;
        for (String minute : minutes) {
            Fingerprint right = archived.getOrDefault(minute, Fingerprint.NONE);
            Fingerprint found = inTable.getOrDefault(minute, Fingerprint.NONE);
            if (!range.contains(minute)) {
                tooOld += found.unicorns();
            } else if (found.equals(right)) {
                compared += found.unicorns();
            } else if (examined > 0 && examined + right.unicorns() + found.unicorns() > lookedInto) {
                unexamined++;
            } else {
                examined += right.unicorns() + found.unicorns();
                differing.add(minute);
            }
        }
    }

    /// Looks into the minutes whose fingerprints differ. To be called once.
    TreeMap<MinuteKey, Difference> lookInto() throws InterruptedException {
        if (differing.isEmpty()) {
            return new TreeMap<>();
        }
        var archived = new HashMap<MinuteKey, MinuteFigures>();
        var inTable = new HashMap<MinuteKey, MinuteFigures>();
        archive.read(differing, archived::put);
        table.read(differing, inTable::put);
        var keys = new HashSet<>(archived.keySet());
        keys.addAll(inTable.keySet());
        compared += keys.size();
        return Difference.between(inTable, archived, keys);
    }

    /// Looks again at some unicorns' minutes.
    TreeMap<MinuteKey, Difference> lookAgain(Collection<MinuteKey> keys) throws InterruptedException {
        return Difference.between(table.find(keys), archive.find(keys), keys);
    }

    /// Unicorns' minutes that were compared.
    long compared() {
        return compared;
    }

    /// Unicorns' minutes of the table outside what the archive has completely.
    long tooOld() {
        return tooOld;
    }

    /// Minutes of event time that differ and are too many to be looked into.
    long unexamined() {
        return unexamined;
    }
}
