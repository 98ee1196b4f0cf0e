package com.wildrydes.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.cli.CommandRun;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisSettings;
import com.wildrydes.local.kinesis.protocol.KinesisService;
import com.wildrydes.producer.stream.KinesisClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class UnsentEventsTest {
    private static final Pattern TOLD = Pattern.compile(
            "(\\d+) events were not sent \\(.*no writing here.*\\): they are in (\\S+), send them with 'wildrydes replay \\2'");

    @Test
    void a_stream_that_refuses_in_mid_run_leaves_the_events_where_it_says(@TempDir Path folder) throws Exception {
        try (var kinesis = Kinesis.open(folder, Clock.systemUTC(), KinesisSettings.DEFAULT);
                var door = FrontDoor.open(new ReadOnly(new KinesisService(kinesis)));
                var client = KinesisClients.builder()
                        .endpointOverride(door.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("k", "s")))
                        .build()) {
            client.createStream(request -> request.streamName("wildrydes").shardCount(1));
            client.waiter().waitUntilStreamExists(request -> request.streamName("wildrydes"));

            // More than the writer's buffer takes: the simulation is still under way when the stream refuses.
            CommandRun run = CommandRun.of("simulate --unicorns 1000 --duration 5m --speed max --endpoint "
                    .concat(door.endpoint() + "")
                    .split(" "));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .containsPattern(TOLD)
                    .contains("wildrydes simulate: cannot write to stream wildrydes");
            var told = TOLD.matcher(run.err());
            assertThat(told.find()).isTrue();
            Path file = Path.of(told.group(2));
            try (var lines = Files.lines(file)) {
                assertThat(lines).hasSize(Integer.parseInt(told.group(1)));
            } finally {
                Files.delete(file);
            }
        }
    }

    /// Kinesis for somebody who may not write.
    private record ReadOnly(KinesisService kinesis) implements AwsService {
        @Override
        public String name() {
            return kinesis.name();
        }

        @Override
        public AwsResponse handle(AwsRequest request) throws AwsException, IOException, InterruptedException {
            if (request.operation().equals("PutRecords")) {
                throw new AwsException("AccessDeniedException", "no writing here", 400);
            }
            return kinesis.handle(request);
        }

        @Override
        public AwsResponse error(AwsRequest request, AwsException error) {
            return kinesis.error(request, error);
        }
    }
}
