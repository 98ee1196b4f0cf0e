package com.wildrydes.local.bill;

import java.math.BigDecimal;

/// The price list: what AWS bills, and for how much, in us-east-1, from the services' pricing pages as of November
/// 2025. Free tiers, data transfer, storage and logs are left out.
public enum BilledUnit {
    KINESIS_SHARD_HOURS("Kinesis", "shard hours", "0.015"),
    /// Each record in steps of 25 KB.
    KINESIS_PUT_PAYLOAD_UNITS("Kinesis", "PUT payload units", "0.000000014"),
    KINESIS_EXTENDED_RETENTION_SHARD_HOURS("Kinesis", "shard hours of extended retention", "0.02"),
    /// On demand; each item written in steps of 1 KB.
    DYNAMODB_WRITE_UNITS("DynamoDB", "write request units", "0.000000625"),
    /// On demand; each item read in steps of 4 KB, half a unit where the read is eventually consistent.
    DYNAMODB_READ_UNITS("DynamoDB", "read request units", "0.000000125"),
    LAMBDA_REQUESTS("Lambda", "requests", "0.0000002"),
    /// On arm64.
    LAMBDA_GB_SECONDS("Lambda", "GB-seconds", "0.0000133334"),
    /// Of HTTP APIs; each request in steps of 512 KB.
    API_GATEWAY_HTTP_REQUESTS("API Gateway", "HTTP API requests", "0.000001"),
    /// Of the API; what is published in steps of 64 KB. Deliveries to subscribers are not among them.
    SNS_REQUESTS("SNS", "requests", "0.0000005"),
    /// Direct PUT; each record in steps of 5 KB.
    FIREHOSE_INGESTED_GB("Firehose", "GB ingested", "0.029"),
    /// The ingested GB of streams that convert.
    FIREHOSE_CONVERTED_GB("Firehose", "GB converted", "0.018"),
    /// PUT, COPY, POST and LIST.
    S3_WRITE_REQUESTS("S3", "PUT and LIST requests", "0.000005"),
    /// GET and all others; DELETE is free.
    S3_READ_REQUESTS("S3", "GET requests", "0.0000004"),
    /// Each query in steps of a megabyte, 10 MB at least.
    ATHENA_TERABYTES_SCANNED("Athena", "TB scanned", "5");

    private final String service;
    private final String unit;
    private final BigDecimal dollars;

    BilledUnit(String service, String unit, String dollars) {
        this.service = service;
        this.unit = unit;
        this.dollars = new BigDecimal(dollars);
    }

    public String service() {
        return service;
    }

    public String unit() {
        return unit;
    }

    /// The price of one.
    public BigDecimal dollars() {
        return dollars;
    }
}
