package com.wildrydes.local.firehose.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.local.firehose.DeliveryStream;
import com.wildrydes.local.firehose.DeliveryStreamConfig;
import com.wildrydes.local.firehose.Firehose;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Delivery streams as such: made, described, listed, deleted.
final class StreamOperations {

    private static final String DIRECT_PUT = "DirectPut";
    private static final List<String> TYPES =
            List.of(DIRECT_PUT, "KinesisStreamAsSource", "MSKAsSource", "DatabaseAsSource");
    private static final int LIST_LIMIT = 10;
    private static final int MAX_LIMIT = 10_000;

    private final Firehose firehose;

    StreamOperations(Firehose firehose) {
        this.firehose = firehose;
    }

    Map<String, Operation> all() {
        return Map.of(
                "CreateDeliveryStream", this::create,
                "DescribeDeliveryStream", this::describe,
                "ListDeliveryStreams", this::list,
                "DeleteDeliveryStream", this::delete,
                "ListTagsForDeliveryStream", this::listTags);
    }

    private void create(byte[] body, JsonGenerator answer) throws IOException {
        DeliveryStreamConfig config = CreateRequest.read(Members.of(body));
        answer.writeStringField("DeliveryStreamARN", firehose.create(config).arn());
    }

    private void describe(byte[] body, JsonGenerator answer) throws IOException {
        DeliveryStream stream = named(Members.of(body));
        answer.writeObjectFieldStart("DeliveryStreamDescription");
        answer.writeStringField("DeliveryStreamName", stream.name());
        answer.writeStringField("DeliveryStreamARN", stream.arn());
        answer.writeStringField("DeliveryStreamStatus", "ACTIVE");
        answer.writeObjectFieldStart("DeliveryStreamEncryptionConfiguration");
        answer.writeStringField("Status", "DISABLED");
        answer.writeEndObject();
        answer.writeStringField("DeliveryStreamType", DIRECT_PUT);
        answer.writeStringField("VersionId", Integer.toString(stream.version()));
        time(answer, "CreateTimestamp", stream.createdMs());
        time(answer, "LastUpdateTimestamp", stream.updatedMs());
        answer.writeArrayFieldStart("Destinations");
        Description.destination(answer, stream.config(), firehose.settings());
        answer.writeEndArray();
        answer.writeBooleanField("HasMoreDestinations", false);
        answer.writeEndObject();
    }

    private static void time(JsonGenerator answer, String name, long epochMs) throws IOException {
        answer.writeNumberField(name, BigDecimal.valueOf(epochMs, 3));
    }

    private void list(byte[] body, JsonGenerator answer) throws IOException {
        Members request = Members.of(body);
        Violations violations = new Violations();
        Integer limit = request.integer("Limit");
        violations.range("limit", limit, 1, MAX_LIMIT);
        String type = request.text("DeliveryStreamType");
        violations.oneOf("deliveryStreamType", type, TYPES);
        String after = request.text("ExclusiveStartDeliveryStreamName");
        Names.optional(violations, "exclusiveStartDeliveryStreamName", after);
        violations.check();
        List<String> left = names(type).stream()
                .filter(name -> after == null || name.compareTo(after) > 0)
                .toList();
        int size = Math.min(left.size(), limit == null ? LIST_LIMIT : limit);
        answer.writeArrayFieldStart("DeliveryStreamNames");
        for (String name : left.subList(0, size)) {
            answer.writeString(name);
        }
        answer.writeEndArray();
        answer.writeBooleanField("HasMoreDeliveryStreams", size < left.size());
    }

    private List<String> names(@Nullable String type) {
        return type != null && !type.equals(DIRECT_PUT)
                ? List.of()
                : firehose.streams().stream().map(DeliveryStream::name).toList();
    }

    private void delete(byte[] body, JsonGenerator answer) throws IOException {
        firehose.delete(named(Members.of(body)).name());
    }

    private void listTags(byte[] body, JsonGenerator answer) throws IOException {
        DeliveryStream stream = named(Members.of(body));
        answer.writeArrayFieldStart("Tags");
        for (Map.Entry<String, String> tag : new TreeMap<>(stream.config().tags()).entrySet()) {
            answer.writeStartObject();
            answer.writeStringField("Key", tag.getKey());
            answer.writeStringField("Value", tag.getValue());
            answer.writeEndObject();
        }
        answer.writeEndArray();
        answer.writeBooleanField("HasMoreTags", false);
    }

    private DeliveryStream named(Members request) {
        Violations violations = new Violations();
        String name = Names.stream(violations, request.text("DeliveryStreamName"));
        violations.check();
        return firehose.stream(name);
    }
}
