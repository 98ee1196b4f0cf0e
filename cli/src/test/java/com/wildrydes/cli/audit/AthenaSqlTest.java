package com.wildrydes.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.failure.CommandStopped;
import com.wildrydes.cli.target.ArchiveOutputs;
import com.wildrydes.cli.terminal.Interrupts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StopQueryExecutionResponse;

class AthenaSqlTest {
    private final SimulatedTime time = new SimulatedTime();
    private final CtrlC ctrlC = new CtrlC();

    @Test
    void ctrl_c_stops_the_statement_in_athena_and_the_command() {
        var athena = new OneStatement(QueryExecutionState.RUNNING);

        assertThatExceptionOfType(CommandStopped.class)
                .isThrownBy(() -> run(athena, ctrlC::press))
                .withMessage("stopped before the audit was done");
        assertThat(athena.stopped).containsExactly("the-statement");
        assertThat(ctrlC.heard).as("nothing is left to stop").isNull();
    }

    @Test
    void a_statement_that_fails_is_named_as_the_reason() {
        var athena = new OneStatement(QueryExecutionState.FAILED);

        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> run(athena, () -> {}))
                .withMessage("the archive could not be asked: no such table");
        assertThat(athena.stopped).isEmpty();
    }

    private void run(AthenaClient athena, Runnable onProgress) throws InterruptedException {
        var archive = new ArchiveOutputs(
                "base", "table", "group", "delivery", Duration.ofSeconds(1), Duration.ofDays(1), Instant.EPOCH);
        new AthenaSql(athena, archive, time, time, ctrlC, progress -> onProgress.run()).run("SELECT 1", row -> {});
    }

    private static final class CtrlC implements Interrupts {
        private Runnable heard;

        @Override
        public Registration onInterrupt(Runnable stop) {
            heard = stop;
            return () -> heard = null;
        }

        void press() {
            heard.run();
        }
    }

    /// An Athena with one statement, which stays in one state.
    private static final class OneStatement implements AthenaClient {
        private final QueryExecutionState state;
        private final List<String> stopped = new ArrayList<>();

        OneStatement(QueryExecutionState state) {
            this.state = state;
        }

        @Override
        public StartQueryExecutionResponse startQueryExecution(StartQueryExecutionRequest request) {
            return StartQueryExecutionResponse.builder()
                    .queryExecutionId("the-statement")
                    .build();
        }

        @Override
        public GetQueryExecutionResponse getQueryExecution(GetQueryExecutionRequest request) {
            return GetQueryExecutionResponse.builder()
                    .queryExecution(execution ->
                            execution.status(status -> status.state(state).stateChangeReason("no such table")))
                    .build();
        }

        @Override
        public StopQueryExecutionResponse stopQueryExecution(StopQueryExecutionRequest request) {
            stopped.add(request.queryExecutionId());
            return StopQueryExecutionResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "athena";
        }

        @Override
        public void close() {}
    }
}
