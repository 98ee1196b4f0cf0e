package com.wildrydes.cli.status;

import com.wildrydes.cli.failure.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// What the local stack says the same work would have cost on AWS.
final class Bill {
    private Bill() {}

    static String of(URI endpoint) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(endpoint.resolve("/_local/bill"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? response.body()
                    : "unknown: " + request.uri() + " answered HTTP " + response.statusCode();
        } catch (IOException e) {
            throw new CommandFailed("the bill cannot be read from " + endpoint + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}
