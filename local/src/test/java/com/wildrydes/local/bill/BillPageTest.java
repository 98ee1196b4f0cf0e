package com.wildrydes.local.bill;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.local.frontdoor.Fault;
import com.wildrydes.local.frontdoor.FrontDoor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillPageTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-21T09:15:00Z"), ZoneOffset.UTC);

    @Test
    void uses_of_all_services_are_added_up_and_priced() throws Exception {
        Metered stream = () -> Map.of(BilledUnit.KINESIS_SHARD_HOURS, 2.0, BilledUnit.KINESIS_PUT_PAYLOAD_UNITS, 1e6);
        Metered table = () -> Map.of(BilledUnit.DYNAMODB_WRITE_UNITS, 4e6, BilledUnit.DYNAMODB_READ_UNITS, 0.0);
        Metered sameTable = () -> Map.of(BilledUnit.DYNAMODB_WRITE_UNITS, 4e6);

        assertThat(page(List.of(stream, table, sameTable)))
                .isEqualTo("{\"since\":\"2026-07-21T09:15:00Z\",\"until\":\"2026-07-21T09:15:00Z\",\"lines\":["
                        + "{\"service\":\"Kinesis\",\"unit\":\"shard hours\",\"quantity\":2.0,\"dollars\":0.030000},"
                        + "{\"service\":\"Kinesis\",\"unit\":\"PUT payload units\",\"quantity\":1000000.0,"
                        + "\"dollars\":0.014000},"
                        + "{\"service\":\"DynamoDB\",\"unit\":\"write request units\",\"quantity\":8000000.0,"
                        + "\"dollars\":5.000000}],\"dollars\":5.044000}");
    }

    @Test
    void nothing_used_costs_nothing() throws Exception {
        assertThat(page(List.of())).endsWith("\"lines\":[],\"dollars\":0}");
    }

    private static String page(List<Metered> services) throws Exception {
        try (FrontDoor door =
                        FrontDoor.open(0, List.of(), List.of(new BillPage(CLOCK, services)), request -> Fault.NONE);
                HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + door.port() + "/_local/bill");
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
