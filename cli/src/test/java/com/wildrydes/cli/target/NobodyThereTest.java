package com.wildrydes.cli.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.cli.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NobodyThereTest {

    @ParameterizedTest
    @ValueSource(strings = {"status", "audit", "quarantine list", "tail", "replay -", "simulate --duration 1s"})
    @Timeout(30)
    void a_stack_that_is_not_running_is_said_in_one_line(String command) throws IOException {
        String endpoint = "http://localhost:" + portOfNobody();
        CommandRun run = CommandRun.of((command + " --endpoint " + endpoint).split(" "));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList())
                .hasSize(2)
                .startsWith("target: local stack at " + endpoint)
                .last()
                .asString()
                .endsWith("Connection refused): start the local stack with 'wildrydes up', or name another address with"
                        + " --endpoint");
    }

    private static int portOfNobody() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
