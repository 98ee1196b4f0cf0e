package com.wildrydes.local.lambda.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/// Functions that the tests run in processes of their own, one method each.
public final class Handlers {
    private int invocations;

    public void echo(InputStream in, OutputStream out) throws IOException {
        in.transferTo(out);
    }

    public String count(Object event) {
        return "invocation " + ++invocations + " of process "
                + ProcessHandle.current().pid();
    }

    public String environment(Object event, Context context) {
        String variables = System.getenv().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("AWS_LAMBDA_RUNTIME_API"))
                .map(entry -> entry.getKey() + '=' + entry.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
        return variables + "\narn " + context.getInvokedFunctionArn() + "\nzone "
                + java.time.ZoneId.systemDefault().getId() + "\nremaining "
                + (context.getRemainingTimeInMillis() > 0);
    }

    public String heap(Object event) {
        return java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-Xmx"))
                .findFirst()
                .orElse("none");
    }

    /// The file that the runtime interface client's native part was loaded from.
    public String libraries(Object event) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains("aws-lambda-jni"))
                .map(line -> line.replaceAll(".* ", ""))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    public String print(Object event) {
        for (int line = 1; line <= 500; line++) {
            System.out.println("line " + line);
        }
        System.err.println("to stderr");
        System.out.print("without an end");
        System.out.flush();
        return "printed";
    }

    public String fail(Object event) {
        throw new IllegalStateException("refused on purpose");
    }

    public String hang(Object event) throws InterruptedException {
        System.out.println("hanging in process " + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
        return "never";
    }

    /// Appends the sequence number of each record to the file `COLLECTED`, one write a batch.
    public void collect(Map<String, List<Map<String, Object>>> event) throws IOException {
        String numbers = event.get("Records").stream()
                .map(record -> ((Map<?, ?>) record.get("kinesis")).get("sequenceNumber") + "\n")
                .collect(Collectors.joining());
        Files.writeString(
                Path.of(System.getenv("COLLECTED")), numbers, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Waits until the file is there that the event names.
    public String await(String file) throws InterruptedException {
        System.out.println("waiting");
        while (!Files.exists(Path.of(file))) {
            Thread.sleep(10);
        }
        return "waited";
    }

    public String exit(Object event) {
        System.exit(3);
        return "never";
    }

    public String halt(Object event) {
        Runtime.getRuntime().halt(0);
        return "never";
    }

    public String exhaust(Object event) {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[8 * 1024 * 1024]);
        }
    }

    public void huge(InputStream in, OutputStream out) throws IOException {
        byte[] block = "x".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
        for (int megabyte = 0; megabyte < 7; megabyte++) {
            out.write(block);
        }
    }
}
