package com.wildrydes.local.kinesis.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisSettings;
import com.wildrydes.local.kinesis.ManualClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/// Sends requests to Kinesis behind a front door as the `aws` CLI and boto3 do: as JSON 1.1, written by hand.
final class JsonCaller implements AutoCloseable {

    /// @param text the body as it came
    record Answer(int status, String contentType, String text) {

        JsonNode json() throws IOException {
            return new JsonMapper().readTree(text);
        }

        /// An error as `code: message`.
        String error() throws IOException {
            return json().path("__type").asText() + ": "
                    + json().path("message").asText();
        }
    }

    final ManualClock clock = new ManualClock();
    final Kinesis kinesis;
    private final FrontDoor door;
    private final HttpClient http = HttpClient.newHttpClient();

    JsonCaller(Path folder) throws IOException {
        kinesis = Kinesis.open(folder, clock, KinesisSettings.DEFAULT);
        door = FrontDoor.open(new KinesisService(kinesis));
    }

    Answer call(String operation, String body) throws IOException, InterruptedException {
        return call(operation, "application/x-amz-json-1.1", HttpRequest.BodyPublishers.ofString(body));
    }

    Answer call(String operation, String contentType, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door.endpoint())
                .header("Content-Type", contentType)
                .header("X-Amz-Target", "Kinesis_20131202." + operation)
                .POST(body)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
    }

    @Override
    public void close() {
        http.close();
        door.close();
        kinesis.close();
    }
}
