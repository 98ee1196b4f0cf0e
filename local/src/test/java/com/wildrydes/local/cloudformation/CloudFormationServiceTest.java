package com.wildrydes.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.template.Environment;
import com.wildrydes.local.template.Output;
import com.wildrydes.local.template.Resource.BucketResource;
import com.wildrydes.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class CloudFormationServiceTest {
    private static final Instant DEPLOYED = Instant.parse("2026-07-21T09:15:30.123Z");
    private FrontDoor door;
    private CloudFormationClient client;

    @BeforeEach
    void open() throws IOException {
        Template template = new Template(
                List.of(new BucketResource("Data", "rides")),
                Map.of("ShardCount", "2"),
                List.of(new Output("DataBucketName", "rides <&>", ""), new Output("Other", "x", "said")),
                List.of());
        Environment environment = new Environment("000000000000", "us-east-1", "wildrydes");
        door = FrontDoor.open(new CloudFormationService(template, environment, DEPLOYED));
        client = CloudFormationClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + door.port()))
                .region(Region.US_EAST_1)
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
    void the_stack_is_described_with_its_outputs_and_parameters() {
        Stack stack = client.describeStacks(request -> request.stackName("wildrydes"))
                .stacks()
                .getFirst();

        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(stack.creationTime()).isEqualTo(DEPLOYED);
        assertThat(stack.outputs())
                .extracting(output -> output.outputKey() + "=" + output.outputValue() + "/" + output.description())
                .containsExactly("DataBucketName=rides <&>/null", "Other=x/said");
        assertThat(stack.parameters())
                .extracting(parameter -> parameter.parameterKey() + "=" + parameter.parameterValue())
                .containsExactly("ShardCount=2");
    }

    @Test
    void its_resources_are_listed() {
        assertThat(client.listStackResources(request -> request.stackName("wildrydes"))
                        .stackResourceSummaries())
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource.logicalResourceId()).isEqualTo("Data");
                    assertThat(resource.physicalResourceId()).isEqualTo("rides");
                    assertThat(resource.resourceType()).isEqualTo("AWS::S3::Bucket");
                });
    }

    @Test
    void another_stack_does_not_exist() {
        assertThatThrownBy(() -> client.describeStacks(request -> request.stackName("other")))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("Stack with id other does not exist");
    }
}
