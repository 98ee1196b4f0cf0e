package com.wildrydes.producer.stream;

/// What a [StreamWriter] has done so far, at one moment: `written = acknowledged + unsent + pending`.
///
/// @param written events taken by [StreamWriter#write]
/// @param acknowledged events that Kinesis has stored, on the shard that owns their key
/// @param pending events in memory, in flight included
/// @param retried times an event was sent again
/// @param rejected events refused at the door because they fit no record; not in `written`
/// @param unsent events given up and handed to the [UnsentSink]
/// @param bytes payload bytes acknowledged
/// @param records Kinesis records stored
/// @param requests PutRecords requests sent
/// @param throttled records that Kinesis refused because of a throughput limit
/// @param remaps times the shard map was loaded again
public record WriterStats(
        long written,
        long acknowledged,
        long pending,
        long retried,
        long rejected,
        long unsent,
        long bytes,
        long records,
        long requests,
        long throttled,
        long remaps) {}
