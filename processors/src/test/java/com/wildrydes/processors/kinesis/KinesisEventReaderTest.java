package com.wildrydes.processors.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KinesisEventReaderTest {

    /// The example of the AWS Lambda Developer Guide.
    private static final String EXAMPLE = """
            {
                "Records": [
                    {
                        "kinesis": {
                            "kinesisSchemaVersion": "1.0",
                            "partitionKey": "1",
                            "sequenceNumber": "49590338271490256608559692538361571095921575989136588898",
                            "data": "SGVsbG8sIHRoaXMgaXMgYSB0ZXN0Lg==",
                            "approximateArrivalTimestamp": 1545084650.987
                        },
                        "eventSource": "aws:kinesis",
                        "eventVersion": "1.0",
                        "eventID": "shardId-000000000006:49590338271490256608559692538361571095921575989136588898",
                        "eventName": "aws:kinesis:record",
                        "invokeIdentityArn": "arn:aws:iam::123456789012:role/lambda-role",
                        "awsRegion": "us-east-2",
                        "eventSourceARN": "arn:aws:kinesis:us-east-2:123456789012:stream/lambda-stream"
                    }
                ]
            }
            """;

    private final KinesisEventReader reader = new KinesisEventReader();

    @Test
    void the_example_of_the_developer_guide_is_read() throws IOException {
        KinesisRecord record = read(EXAMPLE).getFirst();
        assertThat(record.stream()).isEqualTo("lambda-stream");
        assertThat(record.shardId()).isEqualTo("shardId-000000000006");
        assertThat(record.sequenceNumber()).isEqualTo("49590338271490256608559692538361571095921575989136588898");
        assertThat(record.partitionKey()).isEqualTo("1");
        assertThat(record.arrivalTimeMs()).isEqualTo(1545084650987L);
        assertThat(record.data()).asString(StandardCharsets.UTF_8).isEqualTo("Hello, this is a test.");
    }

    /// What AWS's own types write is what Lambda sends.
    @Test
    void what_the_events_library_of_aws_writes_is_read_in_its_order() throws IOException {
        var random = new Random(7);
        var event = new KinesisEvent();
        event.setRecords(new ArrayList<>());
        for (int i = 0; i < 50; i++) {
            var data = new byte[random.nextInt(2000)];
            random.nextBytes(data);
            event.getRecords().add(record(i, data));
        }
        var json = new ByteArrayOutputStream();
        PojoSerializer<KinesisEvent> serializer = LambdaEventSerializers.serializerFor(
                KinesisEvent.class, getClass().getClassLoader());
        serializer.toJson(event, json);

        List<KinesisRecord> records = reader.read(new ByteArrayInputStream(json.toByteArray()));

        assertThat(records).hasSize(50);
        for (int i = 0; i < 50; i++) {
            KinesisRecord read = records.get(i);
            KinesisEvent.Record sent = event.getRecords().get(i).getKinesis();
            assertThat(read.sequenceNumber()).isEqualTo(sent.getSequenceNumber());
            assertThat(read.partitionKey()).isEqualTo(sent.getPartitionKey());
            assertThat(read.arrivalTimeMs())
                    .isEqualTo(sent.getApproximateArrivalTimestamp().getTime());
            assertThat(ByteBuffer.wrap(read.data())).isEqualTo(sent.getData());
        }
    }

    private static KinesisEvent.KinesisEventRecord record(int position, byte[] data) {
        var kinesis = new KinesisEvent.Record();
        kinesis.setPartitionKey("Pégase \"🦄\" " + position);
        kinesis.setSequenceNumber("4959" + position);
        kinesis.setData(ByteBuffer.wrap(data));
        kinesis.setApproximateArrivalTimestamp(new Date(1_784_625_300_000L + position));
        var record = new KinesisEvent.KinesisEventRecord();
        record.setKinesis(kinesis);
        record.setEventID("shardId-000000000001:4959" + position);
        record.setEventSourceARN("arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes");
        return record;
    }

    @Test
    void a_stream_read_with_enhanced_fan_out_has_its_own_name() throws IOException {
        String arn = "stream/lambda-stream/consumer/fast:1545084650";
        assertThat(read(EXAMPLE.replace("stream/lambda-stream", arn)).getFirst().stream())
                .isEqualTo("lambda-stream");
    }

    @Test
    void an_empty_record_is_a_record() throws IOException {
        assertThat(read(EXAMPLE.replace("SGVsbG8sIHRoaXMgaXMgYSB0ZXN0Lg==", ""))
                        .getFirst()
                        .data())
                .isEmpty();
    }

    @Test
    void an_event_without_records_is_an_empty_batch() throws IOException {
        assertThat(read("{\"Records\":[]}")).isEmpty();
    }

    @Test
    void unknown_fields_are_skipped_whatever_they_hold() throws IOException {
        assertThat(read(EXAMPLE.replace("\"eventVersion\": \"1.0\"", "\"eventVersion\": {\"data\": [1, {\"a\": []}]}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                   | broken at byte
            ''                                  | must be START_OBJECT: is null
            []                                  | must be START_OBJECT: is START_ARRAY
            {}                                  | must have a list of Records: has none
            {"Records":{}}                      | Records must be START_ARRAY: is START_OBJECT
            {"Records":[1]}                     | a member of Records must be START_OBJECT
            {"Records":[{}]}                    | must have eventID: has none
            {"Records":[{"kinesis":1}]}         | kinesis must be START_OBJECT
            {"Records":[{"kinesis":{"data":1}}]}| data must be VALUE_STRING
            {"Records":[{"kinesis":{"data":"*"}}]}| broken at byte
            {"Records":[{"eventID":"x"}]}       | eventID must be shardId:sequenceNumber: x
            {"Records":[{"kinesis":{"approximateArrivalTimestamp":"now"}}]}| must be seconds
            """)
    void what_is_no_kinesis_event_is_refused_with_the_rule(String json, String rule) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(MalformedBatchException.class)
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @CsvSource({"sequenceNumber", "partitionKey", "data", "approximateArrivalTimestamp", "eventSourceARN"})
    void a_record_without_one_of_its_fields_is_refused(String field) {
        assertThatThrownBy(() -> read(EXAMPLE.replace("\"" + field + "\"", "\"other\"")))
                .isInstanceOf(MalformedBatchException.class)
                .hasMessageContaining(field)
                .hasMessageContaining("has none");
    }

    private List<KinesisRecord> read(String json) throws IOException {
        return reader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
