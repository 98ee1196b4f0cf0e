package com.wildrydes.local.bill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.LocalPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// The bill so far, at `/_local/bill`. Thread-safe.
///
/// ```
/// {"since":"2026-07-21T09:15:00Z","until":"2026-07-21T09:16:00Z",
///  "lines":[{"service":"Kinesis","unit":"shard hours","quantity":0.033,"dollars":0.000500},…],"dollars":0.000612}
/// ```
public final class BillPage implements LocalPage {
    private static final JsonFactory JSON = new JsonFactory();

    private final Clock clock;
    private final Instant since;
    private final List<Metered> services;

    /// The bill of these services, from now on.
    public BillPage(Clock clock, List<? extends Metered> services) {
        this.clock = clock;
        this.since = clock.instant();
        this.services = List.copyOf(services);
    }

    @Override
    public String name() {
        return "bill";
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws IOException {
        Bill bill = Bill.of(since, clock.instant(), services);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("since", bill.since().toString());
            json.writeStringField("until", bill.until().toString());
            json.writeArrayFieldStart("lines");
            for (Bill.Line line : bill.lines()) {
                json.writeStartObject();
                json.writeStringField("service", line.unit().service());
                json.writeStringField("unit", line.unit().unit());
                json.writeNumberField("quantity", line.quantity());
                json.writeNumberField("dollars", line.dollars());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("dollars", bill.dollars());
            json.writeEndObject();
        }
        return AwsResponse.ok("application/json", bytes.toByteArray());
    }
}
