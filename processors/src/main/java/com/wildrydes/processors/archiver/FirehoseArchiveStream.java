package com.wildrydes.processors.archiver;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/// The delivery stream in Amazon Data Firehose. Thread-safe.
public final class FirehoseArchiveStream implements ArchiveStream {

    private final FirehoseClient firehose;
    private final String name;

    /// The delivery stream of that name.
    ///
    /// @param firehose should not retry by itself: it would not keep to the invocation's time
    public FirehoseArchiveStream(FirehoseClient firehose, String name) {
        this.firehose = firehose;
        this.name = name;
    }

    @Override
    public List<Refusal> put(List<byte[]> records) throws UnavailableException, RefusedException {
        PutRecordBatchResponse response;
        try {
            response = firehose.putRecordBatch(put -> put.deliveryStreamName(name)
                    .records(records.stream().map(FirehoseArchiveStream::record).toList()));
        } catch (SdkException e) {
            throw AwsFailure.of("firehose:PutRecordBatch " + name, e);
        }
        List<PutRecordBatchResponseEntry> entries = response.requestResponses();
        if (response.failedPutCount() == 0) {
            return List.of();
        }
        if (entries.size() != records.size()) {
            throw new UnavailableException("firehose:PutRecordBatch " + name + " was answered for " + entries.size()
                    + " of " + records.size() + " records");
        }
        return IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).errorCode() != null)
                .mapToObj(i -> new Refusal(
                        i, entries.get(i).errorCode() + ": " + entries.get(i).errorMessage()))
                .toList();
    }

    private static Record record(byte[] data) {
        return Record.builder().data(SdkBytes.fromByteArrayUnsafe(data)).build();
    }
}
