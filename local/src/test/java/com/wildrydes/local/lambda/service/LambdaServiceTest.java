package com.wildrydes.local.lambda.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.FunctionFixture;
import com.wildrydes.local.lambda.LambdaFaults;
import com.wildrydes.local.lambda.Schedule;
import com.wildrydes.local.lambda.handlers.Handlers;
import com.wildrydes.local.lambda.mapping.FailureDestination;
import com.wildrydes.local.lambda.mapping.RecordSource;
import com.wildrydes.local.lambda.mapping.StreamInMemory;
import com.wildrydes.local.time.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/// Lambda's API through the SDK's own client, with real function processes.
class LambdaServiceTest {
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String SHARD = "shardId-000000000000";

    @TempDir
    private Path folder;

    private final StreamInMemory stream = new StreamInMemory(Clock.systemUTC(), 1);
    private final AtomicInteger minutes = new AtomicInteger();
    private Lambda lambda;
    private FrontDoor door;
    private LambdaClient client;

    @BeforeEach
    void open() throws Exception {
        LambdaSettings settings = LambdaSettings.of(
                folder,
                FunctionFixture.testClasses().resolveSibling("lambda-runtime"),
                Path.of(System.getProperty("java.home")),
                "us-east-1",
                "000000000000");
        LambdaNeighbours neighbours = new LambdaNeighbours() {
            @Override
            public Optional<RecordSource> stream(String arn) {
                return arn.equals(STREAM) ? Optional.of(stream) : Optional.empty();
            }

            @Override
            public Optional<FailureDestination> destination(String arn) {
                return arn.equals("arn:aws:s3:::bucket") ? Optional.of((key, body) -> {}) : Optional.empty();
            }
        };
        lambda = Lambda.open(
                settings, neighbours, (name, line) -> {}, LambdaFaults.NEVER, Clock.systemUTC(), this::sleep);
        door = FrontDoor.open(new LambdaService(lambda));
        lambda.deploy(
                URI.create("http://127.0.0.1:" + door.port()),
                List.of(
                        FunctionFixture.function("echo"),
                        FunctionFixture.function("fail"),
                        FunctionFixture.function("print"),
                        collect()),
                List.of());
        client = LambdaClient.builder()
                .endpointOverride(door.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }

    private FunctionConfig collect() {
        return new FunctionConfig(
                "collect",
                Handlers.class.getName() + "::collect",
                FunctionFixture.testClasses(),
                Map.of("COLLECTED", collected().toString()),
                256,
                Duration.ofSeconds(30));
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        lambda.close();
        door.close();
    }

    /// The first minute of a schedule is over at once; everything else takes its time.
    private void sleep(Duration duration) throws InterruptedException {
        if (!duration.equals(MINUTE) || minutes.getAndIncrement() > 0) {
            Sleeper.SYSTEM.sleep(duration);
        }
    }

    @Test
    void a_schedule_invokes_its_function_with_its_input() throws Exception {
        lambda.start(new Schedule(
                "collect", MINUTE, "{\"Records\": [{\"kinesis\": {\"sequenceNumber\": \"from the schedule\"}}]}"));

        await().untilAsserted(() -> assertThat(collected()).hasContent("from the schedule"));
    }

    @Test
    void invoke_answers_with_what_the_handler_returned() {
        InvokeResponse answer = invoke("echo", "{\"a\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"a\":1}");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    }

    @Test
    void a_function_can_be_named_by_its_arn() {
        assertThat(invoke("arn:aws:lambda:us-east-1:000000000000:function:echo", "1")
                        .payload()
                        .asUtf8String())
                .isEqualTo("1");
        assertThat(invoke("000000000000:function:echo:$LATEST", "2").payload().asUtf8String())
                .isEqualTo("2");
    }

    @Test
    void a_failed_invocation_is_an_answer_with_a_function_error() {
        InvokeResponse answer = invoke("fail", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).contains("refused on purpose");
    }

    @Test
    void the_log_tail_comes_with_the_answer_when_asked_for() {
        InvokeResponse answer =
                client.invoke(request("print", "{}").logType(LogType.TAIL).build());

        String tail = new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8);
        assertThat(tail).contains("line 500\n", "REPORT RequestId: ").hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void an_event_is_accepted_and_invoked_later() {
        InvokeResponse answer =
                client.invoke(request("collect", "{\"Records\":[{\"kinesis\":{\"sequenceNumber\":\"42\"}}]}")
                        .invocationType(InvocationType.EVENT)
                        .build());

        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(collected()).hasContent("42"));
    }

    @Test
    void a_dry_run_invokes_nothing() {
        InvokeResponse answer = client.invoke(
                request("echo", "{}").invocationType(InvocationType.DRY_RUN).build());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(lambda.usage().get("echo").requests()).isZero();
    }

    @Test
    void an_unknown_function_is_not_found() {
        assertThatThrownBy(() -> invoke("nothing", "{}"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: arn:aws:lambda:us-east-1:000000000000:function:nothing");
    }

    @Test
    void a_payload_that_is_not_json_is_refused() {
        assertThatThrownBy(() -> invoke("echo", "{\"a\":"))
                .isInstanceOf(InvalidRequestContentException.class)
                .hasMessageContaining("Could not parse request body into json");
    }

    @Test
    void a_payload_beyond_six_megabytes_is_refused() {
        assertThatThrownBy(() -> invoke("echo", "\"" + "x".repeat(6 * 1024 * 1024) + "\""))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining("Request must be smaller than 6291456 bytes for the InvokeFunction operation");
    }

    @Test
    void functions_are_listed_with_their_configuration() {
        assertThat(client.listFunctionsPaginator(list -> list.maxItems(2)).functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("collect", "echo", "fail", "print");
        FunctionConfiguration echo =
                client.getFunction(get -> get.functionName("echo")).configuration();
        assertThat(echo.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:echo");
        assertThat(echo.handler()).isEqualTo("com.wildrydes.local.lambda.handlers.Handlers::echo");
        assertThat(echo.memorySize()).isEqualTo(256);
        assertThat(echo.timeout()).isEqualTo(60);
        assertThat(echo.environment().variables()).isEqualTo(Map.of("COLOUR", "green"));
        assertThat(client.getFunctionConfiguration(get -> get.functionName("echo"))
                        .stateAsString())
                .isEqualTo("Active");
    }

    @Test
    void a_mapping_delivers_what_is_on_the_stream() throws IOException {
        String first = put();
        create();
        String second = put();

        awaitCollected(first, second);
    }

    @Test
    void a_mapping_is_shown_as_it_was_made() {
        CreateEventSourceMappingResponse made = client.createEventSourceMapping(mapping()
                .batchSize(500)
                .maximumBatchingWindowInSeconds(2)
                .maximumRetryAttempts(7)
                .maximumRecordAgeInSeconds(3600)
                .bisectBatchOnFunctionError(true)
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                .destinationConfig(config -> config.onFailure(to -> to.destination("arn:aws:s3:::bucket")))
                .startingPosition(EventSourcePosition.AT_TIMESTAMP)
                .startingPositionTimestamp(Instant.parse("2026-11-22T12:00:00.250Z"))
                .build());

        GetEventSourceMappingResponse shown = client.getEventSourceMapping(get -> get.uuid(made.uuid()));

        assertThat(shown.state()).isEqualTo("Enabled");
        assertThat(shown.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:collect");
        assertThat(shown.eventSourceArn()).isEqualTo(STREAM);
        assertThat(shown.batchSize()).isEqualTo(500);
        assertThat(shown.maximumBatchingWindowInSeconds()).isEqualTo(2);
        assertThat(shown.maximumRetryAttempts()).isEqualTo(7);
        assertThat(shown.maximumRecordAgeInSeconds()).isEqualTo(3600);
        assertThat(shown.bisectBatchOnFunctionError()).isTrue();
        assertThat(shown.functionResponseTypes()).containsExactly(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        assertThat(shown.destinationConfig().onFailure().destination()).isEqualTo("arn:aws:s3:::bucket");
        assertThat(shown.startingPositionTimestamp()).isEqualTo(Instant.parse("2026-11-22T12:00:00.250Z"));
        assertThat(shown.lastProcessingResult()).isEqualTo("No records processed");
        assertThat(client.listEventSourceMappings(list -> list.functionName("collect"))
                        .eventSourceMappings())
                .hasSize(1);
        assertThat(client.listEventSourceMappings(list -> list.functionName("echo"))
                        .eventSourceMappings())
                .isEmpty();
    }

    @Test
    void a_disabled_mapping_rests_and_goes_on_from_there_when_enabled() throws IOException {
        String uuid = create();
        String first = put();
        awaitCollected(first);

        client.updateEventSourceMapping(update -> update.uuid(uuid).enabled(false));
        awaitState(uuid, "Disabled");
        String second = put();
        client.updateEventSourceMapping(
                update -> update.uuid(uuid).enabled(true).batchSize(1));
        awaitState(uuid, "Enabled");

        awaitCollected(first, second);
        assertThat(client.getEventSourceMapping(get -> get.uuid(uuid)).batchSize())
                .isEqualTo(1);
    }

    @Test
    void a_deleted_mapping_is_gone_and_one_made_anew_starts_over() throws IOException {
        String uuid = create();
        String record = put();
        awaitCollected(record);

        assertThat(client.deleteEventSourceMapping(delete -> delete.uuid(uuid)).state())
                .isEqualTo("Deleting");
        await().until(() -> lambda.mappings().isEmpty());
        assertThatThrownBy(() -> client.getEventSourceMapping(get -> get.uuid(uuid)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The resource you requested does not exist.");

        assertThat(create()).isEqualTo(uuid);
        awaitCollected(record, record);
    }

    @Test
    void one_mapping_is_allowed_for_a_function_and_a_stream() {
        String uuid = create();

        assertThatThrownBy(this::create)
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("already exists. Please update or delete the existing mapping with UUID " + uuid);
    }

    @Test
    void values_outside_their_rules_are_refused_by_name() {
        assertThatThrownBy(() -> client.createEventSourceMapping(
                        mapping().batchSize(10_001).build()))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("BatchSize must be from 1 to 10000: 10001");
        assertThatThrownBy(() -> client.createEventSourceMapping(
                        mapping().eventSourceArn(STREAM + "2").build()))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Stream not found: " + STREAM + "2");
        assertThatThrownBy(() -> client.createEventSourceMapping(mapping()
                        .destinationConfig(config -> config.onFailure(to -> to.destination("arn:aws:sqs:x:1:q")))
                        .build()))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("must be an S3 bucket of the stack: arn:aws:sqs:x:1:q");
        assertThatThrownBy(() -> client.createEventSourceMapping(
                        mapping().functionName("nothing").build()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void what_is_not_supported_is_refused_by_name() {
        assertThatThrownBy(() -> client.createEventSourceMapping(mapping()
                        .filterCriteria(filters ->
                                filters.filters(Filter.builder().pattern("{}").build()))
                        .build()))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("does not support FilterCriteria");
        assertThatThrownBy(() -> client.createEventSourceMapping(
                        mapping().tumblingWindowInSeconds(30).build()))
                .hasMessageContaining("does not support TumblingWindowInSeconds");
        assertThatThrownBy(() -> client.createEventSourceMapping(
                        mapping().parallelizationFactor(2).build()))
                .hasMessageContaining("ParallelizationFactor must be 1: 2");
    }

    @Test
    void an_operation_that_is_not_there_is_named() {
        assertThatThrownBy(() -> client.getPolicy(get -> get.functionName("echo")))
                .hasMessageContaining("The local stack's Lambda has no GET /2015-03-31/functions/echo/policy");
    }

    @Test
    void systems_without_the_runtime_interface_client_are_told() {
        assertThatThrownBy(() -> Lambda.requireLinux("Mac OS X", List.of(FunctionFixture.function("echo"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("needs Linux: this is Mac OS X");
    }

    private InvokeResponse invoke(String function, String payload) {
        return client.invoke(request(function, payload).build());
    }

    private static InvokeRequest.Builder request(String function, String payload) {
        return InvokeRequest.builder().functionName(function).payload(SdkBytes.fromUtf8String(payload));
    }

    private String create() {
        String uuid = client.createEventSourceMapping(mapping().build()).uuid();
        assertThat(UUID.fromString(uuid)).isNotNull();
        return uuid;
    }

    private static CreateEventSourceMappingRequest.Builder mapping() {
        return CreateEventSourceMappingRequest.builder()
                .functionName("collect")
                .eventSourceArn(STREAM)
                .startingPosition(EventSourcePosition.TRIM_HORIZON);
    }

    private String put() {
        return stream.put(SHARD, "key", new byte[] {1}).sequenceNumber();
    }

    private Path collected() {
        return folder.resolve("collected");
    }

    private void awaitCollected(String... sequenceNumbers) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Files.readAllLines(collected())).containsExactly(sequenceNumbers));
    }

    private void awaitState(String uuid, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.getEventSourceMapping(get -> get.uuid(uuid))
                        .state()
                        .equals(state));
    }
}
