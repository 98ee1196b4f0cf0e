package com.wildrydes.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.lambda.FunctionFixture;
import com.wildrydes.local.lambda.InvocationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a handler finds around it, and where its output goes.
class FunctionEnvironmentTest extends PooledFunction {
    @Test
    void the_environment_is_lambdas_and_the_templates_and_nothing_else() throws Exception {
        open(FunctionFixture.function("environment"));

        String[] lines = text(pool.invoke(json("{}"))).replace("\"", "").split("\\\\n");

        String classes = FunctionFixture.testClasses().toString();
        assertThat(lines)
                .containsExactly(
                        "AWS_ACCESS_KEY_ID=local",
                        "AWS_DEFAULT_REGION=us-east-1",
                        "AWS_ENDPOINT_URL=http://127.0.0.1:4566",
                        "AWS_EXECUTION_ENV=AWS_Lambda_java25",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=256",
                        "AWS_LAMBDA_FUNCTION_NAME=environment",
                        "AWS_LAMBDA_FUNCTION_VERSION=$LATEST",
                        "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
                        "AWS_LAMBDA_LOG_GROUP_NAME=/aws/lambda/environment",
                        "AWS_LAMBDA_LOG_STREAM_NAME=local",
                        "AWS_REGION=us-east-1",
                        "AWS_SECRET_ACCESS_KEY=local",
                        "COLOUR=green",
                        "LAMBDA_RUNTIME_DIR=" + Path.of(classes).resolveSibling("lambda-runtime"),
                        "LAMBDA_TASK_ROOT=" + classes,
                        "LANG=en_US.UTF-8",
                        "PATH=/usr/local/bin:/usr/bin:/bin",
                        "TZ=:UTC",
                        "_HANDLER=com.wildrydes.local.lambda.handlers.Handlers::environment",
                        "arn arn:aws:lambda:us-east-1:000000000000:function:environment",
                        "zone UTC",
                        "remaining true");
    }

    @Test
    void the_native_library_is_loaded_from_the_runtime_and_not_by_way_of_a_shared_file() throws Exception {
        open(FunctionFixture.function("libraries"));

        assertThat(text(pool.invoke(json("{}"))))
                .matches("\".*/lambda-runtime/jni/libaws-lambda-jni\\.linux[a-z_0-9-]+\\.so\"");
    }

    @Test
    void the_heap_is_85_percent_of_the_memory() throws Exception {
        open(FunctionFixture.function("heap"));

        assertThat(text(pool.invoke(json("{}")))).isEqualTo("\"-Xmx217m\"");
    }

    @Test
    void what_a_handler_prints_stands_in_order_between_start_and_end() throws Exception {
        open(FunctionFixture.function("print"));

        InvocationResult.Succeeded result = succeeded(pool.invoke(json("{}")));

        List<String> log = Files.readAllLines(folder.resolve("logs/print.log"));
        String id = result.requestId();
        assertThat(heard).isEqualTo(log);
        int start = log.indexOf("START RequestId: " + id + " Version: $LATEST");
        assertThat(log.get(start + 1)).isEqualTo("line 1");
        assertThat(log.get(start + 500)).isEqualTo("line 500");
        assertThat(log.get(start + 501)).isEqualTo("to stderr");
        assertThat(log.get(log.size() - 2)).isEqualTo("END RequestId: " + id);
        assertThat(log.getLast())
                .matches("REPORT RequestId: " + id
                        + "\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB"
                        + "\tMax Memory Used: [1-9]\\d+ MB\tInit Duration: [0-9.]+ ms");
        assertThat(new String(result.logTail(), UTF_8)).contains("line 499\nline 500\nto stderr\nEND ");
    }
}
