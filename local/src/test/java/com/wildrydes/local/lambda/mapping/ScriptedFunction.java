package com.wildrydes.local.lambda.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.lambda.InvocationResult;
import com.wildrydes.local.lambda.Invoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A function that answers as its script says, and remembers the data of the records of each invocation.
final class ScriptedFunction implements Invoker {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<List<String>> invocations = new ArrayList<>();
    private Function<List<Received>, InvocationResult> script = batch -> succeeded("");

    /// @param data as text
    record Received(String sequenceNumber, String data) {}

    void answers(Function<List<Received>, InvocationResult> script) {
        this.script = script;
    }

    /// Fails each batch that has one of these records.
    void failsOn(String... data) {
        List<String> poison = List.of(data);
        answers(batch -> batch.stream().anyMatch(record -> poison.contains(record.data())) ? failed() : succeeded(""));
    }

    /// Reports the first of these records as failed.
    void reports(String... data) {
        List<String> poison = List.of(data);
        answers(batch -> batch.stream()
                .filter(record -> poison.contains(record.data()))
                .findFirst()
                .map(record -> succeeded(reportOf(record.sequenceNumber())))
                .orElse(succeeded("")));
    }

    static String reportOf(String sequenceNumber) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequenceNumber + "\"}]}";
    }

    static InvocationResult succeeded(String answer) {
        return new InvocationResult.Succeeded("request", answer.getBytes(UTF_8), new byte[0]);
    }

    static InvocationResult failed() {
        return new InvocationResult.Failed("request", "{\"errorMessage\":\"no\"}".getBytes(UTF_8), new byte[0]);
    }

    /// The records of each invocation, `a b c`.
    List<String> invocations() {
        return invocations.stream().map(batch -> String.join(" ", batch)).toList();
    }

    @Override
    public InvocationResult invoke(byte[] event) {
        List<Received> batch = received(event);
        invocations.add(batch.stream().map(Received::data).collect(Collectors.toList()));
        return script.apply(batch);
    }

    static List<Received> received(byte[] event) {
        try {
            List<Received> batch = new ArrayList<>();
            for (JsonNode record : JSON.readTree(event).path("Records")) {
                JsonNode kinesis = record.path("kinesis");
                batch.add(new Received(
                        kinesis.path("sequenceNumber").asText(),
                        new String(kinesis.path("data").binaryValue(), UTF_8)));
            }
            return batch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
