package com.wildrydes.cli.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.cli.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class TargetOptionsTest {
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void without_options_and_variables_it_is_the_local_stack() {
        assertThat(options().target(NOTHING))
                .isEqualTo(new Target.LocalStack(TargetOptions.DEFAULT_ENDPOINT, "us-east-1", null));
    }

    @Test
    void the_variable_names_the_endpoint() {
        assertThat(options().target(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1234")))
                .hasToString("LocalStack[endpoint=http://127.0.0.1:1234, region=us-east-1, profile=null]");
    }

    @Test
    void the_option_outweighs_the_variable() {
        assertThat(options("--endpoint", "http://other:1").target(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1234")))
                .hasToString("LocalStack[endpoint=http://other:1, region=us-east-1, profile=null]");
    }

    @Test
    void aws_is_reached_with_its_option_only_and_the_region_of_option_or_variables() {
        assertThat(options("--aws", "--region", "eu-central-1", "--profile", "fleet")
                        .target(NOTHING))
                .isEqualTo(new Target.Aws("eu-central-1", "fleet"));
        assertThat(options("--aws").target(Map.of("AWS_REGION", "eu-west-1", "AWS_DEFAULT_REGION", "us-west-2")))
                .isEqualTo(new Target.Aws("eu-west-1", null));
        assertThat(options("--aws").target(Map.of("AWS_DEFAULT_REGION", "us-west-2")))
                .isEqualTo(new Target.Aws("us-west-2", null));
    }

    @Test
    void aws_and_an_endpoint_exclude_each_other() {
        assertThat(CommandRun.of("status", "--aws", "--endpoint", "http://localhost:1"))
                .isEqualTo(new CommandRun(
                        2, "", "wildrydes status: --aws and --endpoint exclude each other: leave one out\n"));
    }

    @Test
    void aws_is_refused_while_a_variable_would_lead_the_sdk_elsewhere() {
        assertThat(CommandRun.of(Map.of("AWS_ENDPOINT_URL_KINESIS", "http://localhost:1"), "status", "--aws"))
                .isEqualTo(
                        new CommandRun(
                                2,
                                "",
                                "wildrydes status: --aws would not reach AWS, because"
                                        + " AWS_ENDPOINT_URL_KINESIS=http://localhost:1 is set: unset it, or leave out --aws\n"));
    }

    @Test
    void an_endpoint_must_be_an_address() {
        assertThat(CommandRun.of("status", "--endpoint", "localhost:4566"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "wildrydes status: an endpoint is an address like http://localhost:4566, which"
                                + " 'localhost:4566' is not\n"));
    }

    @Test
    void the_first_line_says_what_is_talked_to_and_an_error_what_to_do_when_nothing_answers() throws IOException {
        int port = unusedPort();

        CommandRun run = CommandRun.of("status", "--endpoint", "http://127.0.0.1:" + port);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("target: local stack at http://127.0.0.1:" + port + "\nwildrydes status: no answer (")
                .endsWith("Connection refused): start the local stack with 'wildrydes up', or name another address with"
                        + " --endpoint\n")
                .hasLineCount(2);
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static TargetOptions options(String... arguments) {
        var options = new TargetOptions();
        new CommandLine(CommandSpec.create()).addMixin("targets", options).parseArgs(arguments);
        return options;
    }
}
