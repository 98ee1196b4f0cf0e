package com.wildrydes.processors.live;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;

/// A topic that keeps what is published, or refuses it. Thread-safe.
final class RecordingSns implements SnsClient {

    private final List<String> subjects = new ArrayList<>();
    private boolean refuses;

    @Override
    public synchronized PublishBatchResponse publishBatch(PublishBatchRequest request) {
        if (refuses) {
            throw AuthorizationErrorException.builder()
                    .message("not allowed")
                    .statusCode(403)
                    .build();
        }
        request.publishBatchRequestEntries().forEach(entry -> subjects.add(entry.subject()));
        return PublishBatchResponse.builder()
                .successful(request.publishBatchRequestEntries().stream()
                        .map(RecordingSns::published)
                        .toList())
                .build();
    }

    private static PublishBatchResultEntry published(PublishBatchRequestEntry entry) {
        return PublishBatchResultEntry.builder()
                .id(entry.id())
                .messageId("message-" + entry.id())
                .build();
    }

    synchronized void refuse() {
        refuses = true;
    }

    synchronized void takeAgain() {
        refuses = false;
    }

    synchronized List<String> subjects() {
        return List.copyOf(subjects);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
