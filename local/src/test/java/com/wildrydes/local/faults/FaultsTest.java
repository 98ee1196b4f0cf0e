package com.wildrydes.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.SdkClients;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.Fault;
import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.lambda.LambdaFaults;
import com.wildrydes.local.s3.S3Service;
import com.wildrydes.local.sts.StsService;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class FaultsTest {
    private final List<Duration> waited = new ArrayList<>();
    private final Faults faults = new Faults(waited::add);

    @TempDir
    Path folder;

    private S3Service objects;
    private FrontDoor door;
    private StsClient sts;
    private S3Client s3;

    @BeforeEach
    void open() throws Exception {
        objects = S3Service.open(folder.resolve("s3"), folder.resolve("s3-drafts"));
        objects.ensureBucket("rides");
        door = FrontDoor.open(
                0, List.of(new StsService("000000000000"), objects), List.of(new FaultPage(faults)), faults);
        sts = SdkClients.of(StsClient.builder(), door.endpoint(), b -> b.overrideConfiguration(once()));
        s3 = SdkClients.of(
                S3Client.builder(), door.endpoint(), b -> b.forcePathStyle(true).overrideConfiguration(once()));
    }

    @AfterEach
    void close() {
        sts.close();
        s3.close();
        door.close();
        objects.close();
    }

    @Test
    void a_throttled_request_is_refused_in_its_services_words() {
        faults.set(FaultRule.of("sts", "*", Effect.THROTTLE), FaultRule.of("s3", "PutObject", Effect.THROTTLE));
        assertThatThrownBy(sts::getCallerIdentity)
                .isInstanceOfSatisfying(
                        StsException.class,
                        e -> assertThat(e.isThrottlingException()).isTrue());
        assertThatThrownBy(this::putObject)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown"));
    }

    @Test
    void a_failed_request_has_status_500() {
        faults.set(FaultRule.of("sts", "GetCallerIdentity", Effect.FAIL));
        assertThatThrownBy(sts::getCallerIdentity)
                .isInstanceOfSatisfying(
                        StsException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    }

    @Test
    void a_connection_cut_before_leaves_nothing_done() {
        faults.set(FaultRule.of("s3", "PutObject", Effect.CUT_BEFORE));
        assertThatThrownBy(this::putObject).isInstanceOf(SdkClientException.class);
        assertThat(folder.resolve("s3/rides/key")).doesNotExist();
    }

    @Test
    void a_connection_cut_after_loses_the_answer_of_what_was_done() {
        faults.set(FaultRule.of("s3", "PutObject", Effect.CUT_AFTER), FaultRule.of("sts", "*", Effect.CUT_AFTER));
        assertThatThrownBy(this::putObject).isInstanceOf(SdkClientException.class);
        assertThat(folder.resolve("s3/rides/key")).hasContent("value");
        assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(SdkClientException.class);
    }

    @Test
    void a_delayed_request_waits_and_is_served() {
        faults.set(FaultRule.delay("sts", "*", Duration.ofSeconds(3)));
        assertThat(sts.getCallerIdentity().account()).isEqualTo("000000000000");
        assertThat(waited).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void a_rule_leaves_the_first_alone_and_hits_so_many_times() {
        faults.set(FaultRule.of("function", "Aggregator", Effect.DELIVER_TWICE)
                .after(2)
                .times(1));
        assertThat(IntStream.range(0, 5).mapToObj(n -> faults.next("Aggregator")))
                .containsExactly(
                        LambdaFaults.Fault.NONE,
                        LambdaFaults.Fault.NONE,
                        LambdaFaults.Fault.DELIVER_TWICE,
                        LambdaFaults.Fault.NONE,
                        LambdaFaults.Fault.NONE);
        assertThat(faults.hits()).containsExactly(1);
        assertThat(faults.next("Other")).isEqualTo(LambdaFaults.Fault.NONE);
    }

    @Test
    void single_records_are_refused_by_a_rule_of_their_own_and_their_request_is_not() throws Exception {
        faults.set(
                3,
                List.of(FaultRule.of("firehose", "PutRecordBatch", Effect.REFUSE_RECORD)
                        .withProbability(0.5)
                        .after(10)));
        AwsRequest request = new AwsRequest(
                "id", "firehose", "r", AwsProtocol.JSON_1_1, "PutRecordBatch", "POST", "/", "", Map.of(), new byte[0]);

        assertThat(faults.next(request)).isEqualTo(Fault.NONE);
        assertThat(IntStream.range(0, 10).mapToObj(_ -> faults.refusesNextRecord("firehose")))
                .containsOnly(false);
        assertThat(IntStream.range(0, 100)
                        .filter(_ -> faults.refusesNextRecord("firehose"))
                        .count())
                .isBetween(30L, 70L);
    }

    @Test
    void under_one_seed_the_same_invocations_are_hit() {
        FaultRule rule = FaultRule.of("function", "*", Effect.FAIL_INVOCATION).withProbability(0.3);
        List<List<LambdaFaults.Fault>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            faults.set(42, List.of(rule));
            runs.add(IntStream.range(0, 200).mapToObj(n -> faults.next("F")).toList());
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1));
        assertThat(faults.hits().getFirst()).isBetween(30, 90);
    }

    @Test
    void rules_are_put_shown_and_deleted_over_http() throws Exception {
        assertThat(send("PUT", """
                {"seed":1,"rules":[{"service":"sts","effect":"fail","times":1}]}""").statusCode()).isEqualTo(200);
        assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(StsException.class);
        assertThat(sts.getCallerIdentity().account()).isNotEmpty();
        assertThat(send("GET", "").body()).contains("\"operation\":\"*\"", "\"effect\":\"fail\"", "\"hits\":1");
        assertThat(send("DELETE", "").body()).isEqualTo("{\"rules\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rules\":[{\"service\":\"sts\",\"effect\":\"explode\"}]} | effect must be one of",
                "{\"rules\":[{\"service\":\"sts\",\"effect\":\"fail\",\"probability\":2}]} | probability must be above 0",
                "{\"rules\":[{\"service\":\"sts\",\"effect\":\"fail\",\"chance\":1}]} | not chance",
                "{\"rules\":[{\"service\":\"sts\",\"effect\":\"deliver-twice\"}]} | does not go with service sts",
                "{\"rules\":[{\"service\":\"sts\",\"effect\":\"delay\"}]} | delayMs goes with effect delay",
                "{\"rules\":[{\"service\":\"kinesis\",\"effect\":\"refuse-record\"}]} | goes with {firehose=PutRecordBatch, sns=PublishBatch}",
                "{\"rule\":[]} | the body must be",
                "{ | the body is not JSON",
            })
    void a_rule_that_cannot_be_is_refused_and_changes_nothing(String body, String problem) throws Exception {
        faults.set(FaultRule.of("s3", "*", Effect.FAIL));
        HttpResponse<String> answer = send("PUT", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(problem);
        assertThat(faults.active())
                .singleElement()
                .satisfies(rule -> assertThat(rule.rule().service()).isEqualTo("s3"));
    }

    @Test
    void without_rules_nothing_happens() {
        assertThat(sts.getCallerIdentity().account()).isNotEmpty();
        assertThat(faults.hits()).isEmpty();
        assertThat(Fault.NONE).isEqualTo(new Fault.None());
    }

    private void putObject() {
        s3.putObject(put -> put.bucket("rides").key("key"), RequestBody.fromString("value"));
    }

    private HttpResponse<String> send(String method, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(door.endpoint().resolve("/_local/faults"))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static ClientOverrideConfiguration once() {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .build();
    }
}
