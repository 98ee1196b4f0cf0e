package com.wildrydes.local.template;

import com.wildrydes.local.apigateway.Route;
import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.Schedule;
import com.wildrydes.local.lambda.mapping.MappingConfig;
import com.wildrydes.local.lambda.mapping.Position;
import com.wildrydes.local.template.Resource.FunctionResource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `AWS::Serverless::Function` (AWS SAM Developer Guide): the function, and what its events stand for:
/// event source mappings (Kinesis), routes (HttpApi) and schedules (Schedule).
final class FunctionReader {
    private static final int DEFAULT_MEMORY_MB = 128;
    private static final int DEFAULT_TIMEOUT_SECONDS = 3;

    private final Path folder;

    /// @param folder the template's, which a relative `CodeUri` starts from
    FunctionReader(Path folder) {
        this.folder = folder;
    }

    /// Reads one function.
    ///
    /// @param properties with the template's Globals merged in
    FunctionResource read(String logicalId, String name, Properties properties, List<String> warnings)
            throws TemplateException {
        properties.text("FunctionName");
        Map<String, String> variables = new LinkedHashMap<>();
        Properties environmentVariables = properties.object("Environment").object("Variables");
        for (String variable : environmentVariables.names()) {
            variables.put(variable, environmentVariables.text(variable, ""));
        }
        try {
            FunctionConfig config = new FunctionConfig(
                    name,
                    properties.required("Handler"),
                    folder.resolve(properties.required("CodeUri")).normalize(),
                    variables,
                    properties.integer("MemorySize", DEFAULT_MEMORY_MB),
                    Duration.ofSeconds(properties.integer("Timeout", DEFAULT_TIMEOUT_SECONDS)));
            String runtime = properties.text("Runtime", "");
            if (!runtime.startsWith("java")) {
                throw new TemplateException(properties.path() + ".Runtime must be a Java one here: " + runtime);
            }
            return function(logicalId, config, properties.object("Events"), warnings);
        } catch (IllegalArgumentException e) {
            throw new TemplateException(properties.path() + ": " + e.getMessage(), e);
        }
    }

    private FunctionResource function(String logicalId, FunctionConfig config, Properties events, List<String> warnings)
            throws TemplateException {
        List<MappingConfig> mappings = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        List<Schedule> schedules = new ArrayList<>();
        for (String name : events.names()) {
            Properties event = events.object(name);
            String type = event.required("Type");
            switch (type) {
                case "Kinesis" -> mappings.add(mapping(config.name(), event.object("Properties"), warnings));
                case "HttpApi" -> routes.add(HttpApiReader.route(config.name(), event.object("Properties")));
                case "Schedule" ->
                    ScheduleReader.schedule(config.name(), event.object("Properties"))
                            .ifPresent(schedules::add);
                default -> {
                    event.object("Properties").names();
                    warnings.add(event.path() + ": an event of type " + type + " is not served, nothing comes from it");
                }
            }
        }
        return new FunctionResource(logicalId, config, mappings, routes, schedules);
    }

    private MappingConfig mapping(String function, Properties event, List<String> warnings) throws TemplateException {
        int parallelization = event.integer("ParallelizationFactor", 1);
        if (parallelization != 1) {
            warnings.add(event.path() + ".ParallelizationFactor is 1 here, not " + parallelization);
        }
        List<String> responseTypes = event.texts("FunctionResponseTypes");
        for (String responseType : responseTypes) {
            if (!responseType.equals("ReportBatchItemFailures")) {
                throw new TemplateException(
                        event.path() + ".FunctionResponseTypes must be ReportBatchItemFailures: " + responseType);
            }
        }
        int ageSeconds = event.integer("MaximumRecordAgeInSeconds", -1);
        return new MappingConfig(
                function,
                event.required("Stream"),
                startingPosition(event),
                event.integer("BatchSize", 100),
                Duration.ofSeconds(event.integer("MaximumBatchingWindowInSeconds", 0)),
                !responseTypes.isEmpty(),
                event.flag("BisectBatchOnFunctionError", false),
                event.integer("MaximumRetryAttempts", MappingConfig.WITHOUT_LIMIT),
                ageSeconds == -1 ? null : Duration.ofSeconds(ageSeconds),
                onFailure(event),
                event.flag("Enabled", true));
    }

    private static Position startingPosition(Properties event) throws TemplateException {
        String position = event.required("StartingPosition");
        return switch (position) {
            case "TRIM_HORIZON" -> new Position.TrimHorizon();
            case "LATEST" -> new Position.Latest();
            case "AT_TIMESTAMP" ->
                new Position.AtTimestamp(Instant.ofEpochSecond(event.integer("StartingPositionTimestamp", 0)));
            default ->
                throw new TemplateException(
                        event.path() + ".StartingPosition must be TRIM_HORIZON, LATEST or AT_TIMESTAMP: " + position);
        };
    }

    private static @Nullable String onFailure(Properties event) throws TemplateException {
        Properties destination = event.object("DestinationConfig").object("OnFailure");
        String arn = destination.text("Destination");
        destination.text("Type");
        if (arn != null && !arn.startsWith("arn:aws:s3:::")) {
            throw new TemplateException(destination.path() + ".Destination must be a bucket here: " + arn);
        }
        return arn;
    }
}
