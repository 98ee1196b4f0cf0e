package com.wildrydes.local.kinesis;

/// As DescribeStream names it. A deleted stream is gone at once, so there is no DELETING.
public enum StreamStatus {
    CREATING,
    UPDATING,
    ACTIVE
}
