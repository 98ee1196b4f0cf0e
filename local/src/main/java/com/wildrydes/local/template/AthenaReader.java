package com.wildrydes.local.template;

import com.wildrydes.local.template.AthenaResource.NamedQueryResource;
import com.wildrydes.local.template.AthenaResource.WorkGroupResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `AWS::Athena::WorkGroup` and `AWS::Athena::NamedQuery` (CloudFormation User Guide; Amazon Athena API
/// Reference).
final class AthenaReader {
    private static final long MIN_CUTOFF_BYTES = 10_000_000;
    private static final int MAX_QUERY_LENGTH = 262_144;

    private AthenaReader() {}

    static WorkGroupResource workGroup(String id, String name, Properties properties) throws TemplateException {
        properties.text("Name");
        properties.withoutMeaning("RecursiveDeleteOption");
        Properties configuration = properties.object("WorkGroupConfiguration");
        configuration
                .object("EngineVersion")
                .oneOf("SelectedEngineVersion", "Athena engine version 3", List.of("Athena engine version 3", "AUTO"));
        return new WorkGroupResource(
                id,
                name,
                properties.text("Description", ""),
                properties
                        .oneOf("State", "ENABLED", List.of("ENABLED", "DISABLED"))
                        .equals("ENABLED"),
                configuration.flag("EnforceWorkGroupConfiguration", true),
                outputLocation(configuration.object("ResultConfiguration")),
                cutoff(configuration),
                configuration.flag("PublishCloudWatchMetricsEnabled", true));
    }

    static NamedQueryResource namedQuery(String id, String queryId, Properties properties) throws TemplateException {
        String query = properties.required("QueryString");
        if (query.length() > MAX_QUERY_LENGTH) {
            throw new TemplateException(properties.path() + ".QueryString must have at most " + MAX_QUERY_LENGTH
                    + " characters: " + query.length());
        }
        return new NamedQueryResource(
                id,
                queryId,
                properties.text("Name", id),
                properties.text("Description", ""),
                properties.required("Database"),
                properties.text("WorkGroup", "primary"),
                query);
    }

    private static @Nullable String outputLocation(Properties results) throws TemplateException {
        String location = results.text("OutputLocation");
        if (location != null && !location.startsWith("s3://")) {
            throw new TemplateException(results.path() + ".OutputLocation must begin with s3://: " + location);
        }
        return location;
    }

    private static @Nullable Long cutoff(Properties configuration) throws TemplateException {
        String text = configuration.text("BytesScannedCutoffPerQuery");
        if (text == null) {
            return null;
        }
        try {
            long bytes = Long.parseLong(text);
            if (bytes >= MIN_CUTOFF_BYTES) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            throw new TemplateException(
                    configuration.path() + ".BytesScannedCutoffPerQuery must be an integer: " + text, e);
        }
        throw new TemplateException(configuration.path() + ".BytesScannedCutoffPerQuery must be at least "
                + MIN_CUTOFF_BYTES + ": " + text);
    }
}
