package com.wildrydes.local;

import com.wildrydes.local.bill.BilledUnit;
import com.wildrydes.local.bill.Metered;
import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.lambda.runtime.Usage;
import com.wildrydes.local.lambda.service.Lambda;
import java.util.Map;

/// What Kinesis and Lambda counted, in the bill's units.
final class Metering {
    private Metering() {}

    static Metered of(Kinesis kinesis) {
        return () -> {
            var usage = kinesis.usage();
            return Map.of(
                    BilledUnit.KINESIS_PUT_PAYLOAD_UNITS, (double) usage.putPayloadUnits(),
                    BilledUnit.KINESIS_SHARD_HOURS, usage.shardHours(),
                    BilledUnit.KINESIS_EXTENDED_RETENTION_SHARD_HOURS, usage.extendedShardHours());
        };
    }

    static Metered of(Lambda lambda) {
        return () -> {
            double requests = 0;
            double gbSeconds = 0;
            for (Usage usage : lambda.usage().values()) {
                requests += usage.requests();
                gbSeconds += usage.gbSeconds();
            }
            return Map.of(BilledUnit.LAMBDA_REQUESTS, requests, BilledUnit.LAMBDA_GB_SECONDS, gbSeconds);
        };
    }
}
