package com.wildrydes.processors.quarantine;

import com.wildrydes.processors.kinesis.KinesisRecord;
import java.util.List;

/// The rejected members of one Kinesis record, in their order.
public record QuarantinedRecord(KinesisRecord record, List<RejectedMember> members) {

    public QuarantinedRecord {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a quarantined record must have rejected members: " + record);
        }
    }
}
