package com.wildrydes.local.firehose.protocol;

import com.wildrydes.local.SdkClients;
import com.wildrydes.local.firehose.Firehose;
import com.wildrydes.local.firehose.FirehoseSettings;
import com.wildrydes.local.firehose.Neighbours;
import com.wildrydes.local.firehose.ObjectStore;
import com.wildrydes.local.firehose.parquet.Column;
import com.wildrydes.local.frontdoor.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;

/// A front door with nothing but Firehose behind it, its bucket in memory, and a client.
record LocalFirehose(Firehose firehose, Map<String, byte[]> objects, FrontDoor door, FirehoseClient client)
        implements AutoCloseable {

    static LocalFirehose open(Path folder) throws IOException {
        Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
        ObjectStore store = (bucket, key, file) -> objects.put(bucket + "/" + key, Files.readAllBytes(file));
        Neighbours neighbours = Neighbours.of(
                store,
                (database, table) -> table.equals("rides")
                        ? Optional.of(List.of(new Column("id", "int"), new Column("name", "string")))
                        : table.equals("nested")
                                ? Optional.of(List.of(new Column("path", "array<double>")))
                                : Optional.empty());
        Firehose firehose = Firehose.open(folder, Clock.systemUTC(), FirehoseSettings.DEFAULT, neighbours);
        FrontDoor door = FrontDoor.open(new FirehoseService(firehose));
        FirehoseClient client = SdkClients.of(FirehoseClient.builder(), URI.create("http://127.0.0.1:" + door.port()));
        return new LocalFirehose(firehose, objects, door, client);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    void create(String name, Consumer<ExtendedS3DestinationConfiguration.Builder> s3) {
        client.createDeliveryStream(request -> request.deliveryStreamName(name).extendedS3DestinationConfiguration(s3));
    }

    PutRecordBatchResponse put(String stream, Record... records) {
        return client.putRecordBatch(
                request -> request.deliveryStreamName(stream).records(records));
    }

    static Record record(String data) {
        return Record.builder().data(SdkBytes.fromUtf8String(data)).build();
    }

    @Override
    public void close() {
        client.close();
        door.close();
        firehose.close();
    }
}
