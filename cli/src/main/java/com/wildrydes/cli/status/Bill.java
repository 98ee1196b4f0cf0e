package com.wildrydes.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.cli.failure.CommandFailed;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the local stack counted since it was started, and what that would have cost on AWS.
///
/// @param dollars in US dollars, all together
/// @param lines   one for each billed unit that was used
record Bill(Instant since, BigDecimal dollars, List<Line> lines) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param quantity in the unit's own measure
    record Line(String service, String unit, double quantity, BigDecimal dollars) {
        @Override
        public String toString() {
            return money(dollars) + "  " + service + ": " + amount(quantity) + " " + unit;
        }
    }

    /// Asks the local stack.
    static Bill of(URI endpoint) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(endpoint.resolve("/_local/bill"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new CommandFailed("there is no bill at " + request.uri() + " (HTTP " + response.statusCode()
                        + "): is something else than the local stack served there?");
            }
            return parse(JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new CommandFailed("the bill cannot be read from " + endpoint + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted before the bill was read", e);
        }
    }

    private static Bill parse(JsonNode bill) {
        var lines = new ArrayList<Line>();
        for (JsonNode line : bill.path("lines")) {
            lines.add(new Line(
                    line.path("service").asText(),
                    line.path("unit").asText(),
                    line.path("quantity").asDouble(),
                    line.path("dollars").decimalValue()));
        }
        return new Bill(
                Instant.parse(bill.path("since").asText()), bill.path("dollars").decimalValue(), lines);
    }

    /// A run of minutes costs fractions of a cent.
    static String money(BigDecimal dollars) {
        return String.format(Locale.ROOT, "$%,.6f", dollars);
    }

    /// Of what is small, such as the terabytes of one query, three digits that say something.
    private static String amount(double quantity) {
        if (quantity > 0 && quantity < 0.1) {
            return new BigDecimal(quantity).round(new MathContext(3)).toPlainString();
        }
        return quantity == Math.rint(quantity)
                ? String.format(Locale.ROOT, "%,.0f", quantity)
                : String.format(Locale.ROOT, "%,.3f", quantity);
    }
}
