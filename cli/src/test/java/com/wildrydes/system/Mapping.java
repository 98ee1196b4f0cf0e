package com.wildrydes.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

/// The event source mapping from the stream to a function, changed as anybody would: by Lambda's API.
final class Mapping {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final LambdaClient lambda;
    private final String function;

    Mapping(LambdaClient lambda, String function) {
        this.lambda = lambda;
        this.function = function;
    }

    EventSourceMappingConfiguration get() {
        return lambda.listEventSourceMappings(list -> list.functionName(function))
                .eventSourceMappings()
                .getFirst();
    }

    /// Returns when the change holds.
    void update(Consumer<UpdateEventSourceMappingRequest.Builder> change) {
        String uuid = get().uuid();
        lambda.updateEventSourceMapping(update -> {
            update.uuid(uuid);
            change.accept(update);
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get().state()).isIn("Enabled", "Disabled"));
    }

    /// Begins anew at the oldest record, with batches of another size.
    void replaceBy(Consumer<CreateEventSourceMappingRequest.Builder> other) {
        EventSourceMappingConfiguration old = get();
        lambda.deleteEventSourceMapping(delete -> delete.uuid(old.uuid()));
        await().atMost(PATIENCE)
                .until(() -> lambda.listEventSourceMappings(list -> list.functionName(function))
                        .eventSourceMappings()
                        .isEmpty());
        lambda.createEventSourceMapping(create -> {
            create.functionName(function)
                    .eventSourceArn(old.eventSourceArn())
                    .startingPosition("TRIM_HORIZON")
                    .functionResponseTypesWithStrings("ReportBatchItemFailures");
            other.accept(create);
        });
    }
}
