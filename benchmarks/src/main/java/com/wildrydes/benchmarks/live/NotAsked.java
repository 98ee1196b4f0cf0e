package com.wildrydes.benchmarks.live;

import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Services that the measured function is wired to and does not ask.
final class NotAsked {

    private NotAsked() {}

    record S3() implements S3Client {
        @Override
        public String serviceName() {
            return S3Client.SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    record Athena() implements AthenaClient {
        @Override
        public String serviceName() {
            return AthenaClient.SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    record CloudWatch() implements CloudWatchClient {
        @Override
        public String serviceName() {
            return CloudWatchClient.SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
