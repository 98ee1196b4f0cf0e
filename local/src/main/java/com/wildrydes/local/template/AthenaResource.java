package com.wildrydes.local.template;

import org.jspecify.annotations.Nullable;

/// Something of Athena's.
public sealed interface AthenaResource extends Resource {

    /// A workgroup.
    ///
    /// @param enabled whether it takes queries
    /// @param enforced whether its settings go before a client's
    /// @param outputLocation such as `s3://bucket/results/`; null where clients must say
    /// @param bytesScannedCutoff a query that scans more is ended, at least 10,000,000; null without a limit
    /// @param publishesMetrics whether its queries' metrics are published
    record WorkGroupResource(
            String logicalId,
            String physicalId,
            String description,
            boolean enabled,
            boolean enforced,
            @Nullable String outputLocation,
            @Nullable Long bytesScannedCutoff,
            boolean publishesMetrics)
            implements AthenaResource {
        public static final String TYPE = "AWS::Athena::WorkGroup";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /// A saved query.
    ///
    /// @param physicalId its id, the same at every deployment
    /// @param workGroup the workgroup's name
    record NamedQueryResource(
            String logicalId,
            String physicalId,
            String name,
            String description,
            String database,
            String workGroup,
            String queryString)
            implements AthenaResource {
        public static final String TYPE = "AWS::Athena::NamedQuery";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
