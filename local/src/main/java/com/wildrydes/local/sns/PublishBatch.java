package com.wildrydes.local.sns;

import com.wildrydes.local.frontdoor.AwsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The entries of a PublishBatch: those that are taken, and those that are refused one by one (Amazon SNS API
/// Reference, "PublishBatch").
record PublishBatch(List<Entry> taken, List<Failed> failed, int bytes) {

    private static final int MOST_ENTRIES = 10;
    private static final String ENTRIES = "PublishBatchRequestEntries.member.";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    /// An entry that keeps the rules.
    record Entry(String id, Draft draft) {}

    /// An entry that is refused.
    record Failed(String id, AwsException error) {}

    /// The batch of a request's parameters.
    ///
    /// @throws AwsException when it is refused as a whole
    static PublishBatch of(Map<String, String> parameters, BooleanSupplier refusesNext) throws AwsException {
        var taken = new ArrayList<Entry>();
        var failed = new ArrayList<Failed>();
        int bytes = 0;
        for (String id : ids(parameters)) {
            int index = taken.size() + failed.size() + 1;
            Draft draft = Draft.of(parameters, ENTRIES + index + ".");
            bytes += draft.bytes();
            try {
                draft.valid();
                if (refusesNext.getAsBoolean()) {
                    throw new AwsException("InternalError", "Failed, by a fault rule, on this entry", 500);
                }
                taken.add(new Entry(id, draft));
            } catch (AwsException e) {
                failed.add(new Failed(id, e));
            }
        }
        if (bytes > Draft.MOST_BYTES) {
            throw refused("BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }
        return new PublishBatch(taken, failed, bytes);
    }

    private static List<String> ids(Map<String, String> parameters) throws AwsException {
        var ids = new ArrayList<String>();
        for (int i = 1; parameters.keySet().stream().anyMatch(startsWith(ENTRIES + i + ".")); i++) {
            ids.add(parameters.getOrDefault(ENTRIES + i + ".Id", ""));
        }
        if (ids.isEmpty()) {
            throw refused("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (ids.size() > MOST_ENTRIES) {
            throw refused("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        if (!ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            throw refused(
                    "InvalidBatchEntryId",
                    "The Id of a batch entry in a batch request doesn't abide by the" + " specification.");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw refused("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
        return ids;
    }

    private static Predicate<String> startsWith(String prefix) {
        return name -> name.startsWith(prefix);
    }

    private static AwsException refused(String code, String message) {
        return new AwsException(code, message, 400);
    }

    List<Draft> drafts() {
        return taken.stream().map(Entry::draft).toList();
    }
}
