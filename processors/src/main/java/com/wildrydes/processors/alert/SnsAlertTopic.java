package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.AwsFailure;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/// The topic in Amazon SNS. Thread-safe.
///
/// The attribute `vital` lets a subscription filter.
public final class SnsAlertTopic implements AlertTopic {

    private final SnsClient sns;
    private final String arn;

    /// The topic of that ARN.
    ///
    /// @param sns should not retry by itself: a message whose answer was lost would be published twice unseen
    public SnsAlertTopic(SnsClient sns, String arn) {
        this.sns = sns;
        this.arn = arn;
    }

    @Override
    public List<Refusal> publish(List<AlertMessage> messages) throws UnavailableException, RefusedException {
        PublishBatchResponse response;
        try {
            response = sns.publishBatch(batch -> batch.topicArn(arn)
                    .publishBatchRequestEntries(IntStream.range(0, messages.size())
                            .mapToObj(i -> entry(i, messages.get(i)))
                            .toList()));
        } catch (SdkException e) {
            throw AwsFailure.of("sns:PublishBatch " + arn, e);
        }
        int answered = response.successful().size() + response.failed().size();
        if (answered != messages.size()) {
            throw new UnavailableException("sns:PublishBatch " + arn + " was answered for " + answered + " of "
                    + messages.size() + " messages");
        }
        return response.failed().stream().map(SnsAlertTopic::refusal).toList();
    }

    private static PublishBatchRequestEntry entry(int index, AlertMessage message) {
        return PublishBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .subject(message.subject())
                .message(message.body())
                .messageAttributes(Map.of(
                        "vital",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(message.vital().field())
                                .build()))
                .build();
    }

    private static Refusal refusal(BatchResultErrorEntry failed) {
        return new Refusal(Integer.parseInt(failed.id()), failed.code() + ": " + failed.message());
    }
}
