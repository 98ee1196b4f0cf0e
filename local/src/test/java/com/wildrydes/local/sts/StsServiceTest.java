package com.wildrydes.local.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.frontdoor.FrontDoor;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class StsServiceTest {
    private FrontDoor door;
    private StsClient client;

    @BeforeEach
    void open() throws IOException {
        door = FrontDoor.open(new StsService("000000000000"));
        client = StsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + door.port()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(ApacheHttpClient.create())
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        door.close();
    }

    @Test
    void the_caller_is_the_one_account() {
        assertThat(client.getCallerIdentity()).satisfies(caller -> {
            assertThat(caller.account()).isEqualTo("000000000000");
            assertThat(caller.arn()).isEqualTo("arn:aws:iam::000000000000:root");
        });
    }

    @Test
    void another_operation_is_refused_by_its_name() {
        assertThatThrownBy(() -> client.getSessionToken())
                .isInstanceOf(StsException.class)
                .hasMessageContaining("STS here has no operation GetSessionToken");
    }
}
