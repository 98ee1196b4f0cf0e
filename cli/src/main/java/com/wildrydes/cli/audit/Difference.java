package com.wildrydes.cli.audit;

import com.wildrydes.cli.audit.Verdict.Discrepancy;
import com.wildrydes.cli.audit.Verdict.Kind;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One unicorn's minute that is not the same in the table and in the archive; at least one of them has it.
///
/// @param table    null where the table has no such minute
/// @param archived null where the archive has none
record Difference(@Nullable MinuteFigures table, @Nullable MinuteFigures archived) {

    /// The keys whose figures differ, in the order of time.
    static TreeMap<MinuteKey, Difference> between(
            Map<MinuteKey, MinuteFigures> table, Map<MinuteKey, MinuteFigures> archive, Collection<MinuteKey> keys) {
        var differences = new TreeMap<MinuteKey, Difference>();
        for (MinuteKey key : keys) {
            var both = new Difference(table.get(key), archive.get(key));
            if (!Objects.equals(both.table, both.archived)) {
                differences.put(key, both);
            }
        }
        return differences;
    }

    Discrepancy discrepancy(MinuteKey key) {
        if (archived == null) {
            long samples = table == null ? 0 : table.samples();
            return new Discrepancy(key, Kind.DIFFERENT, samples + " events in the table, none in the archive");
        }
        if (table == null) {
            return new Discrepancy(
                    key, Kind.MISSING, "not in the table, " + archived.samples() + " events in the archive");
        }
        int more = Long.compare(table.samples(), archived.samples());
        Kind kind = more < 0 ? Kind.MISSING : more > 0 ? Kind.DOUBLED : Kind.DIFFERENT;
        return new Discrepancy(key, kind, String.join("; ", MinuteFigures.differences(table, archived)));
    }
}
