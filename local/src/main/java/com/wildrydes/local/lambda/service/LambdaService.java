package com.wildrydes.local.lambda.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.mapping.MappingConfig;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lambda's REST API (Lambda API reference, version 2015-03-31): Invoke, GetFunction, GetFunctionConfiguration,
/// ListFunctions, and the calls of event source mappings.
public final class LambdaService implements AwsService {
    private static final String VERSION = "2015-03-31";
    private static final JsonMapper JSON = new JsonMapper();

    private final Lambda lambda;
    private final FunctionDocuments functions;
    private final MappingDocuments mappings;
    private final Invocations invocations;

    public LambdaService(Lambda lambda) {
        this.lambda = lambda;
        functions = new FunctionDocuments(lambda.settings());
        mappings = new MappingDocuments(lambda.settings());
        invocations = new Invocations(lambda);
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public List<String> pathPrefixes() {
        return List.of('/' + VERSION + '/');
    }

    @Override
    public String operation(AwsRequest request) {
        List<String> path = request.pathSegments();
        String resource = path.size() > 1 ? path.get(1) : "";
        String rest = path.size() > 3 ? path.get(3) : "";
        return switch (request.method() + ' ' + resource + ' ' + Math.min(path.size(), 4) + ' ' + rest) {
            case "GET functions 2 " -> "ListFunctions";
            case "GET functions 3 " -> "GetFunction";
            case "GET functions 4 configuration" -> "GetFunctionConfiguration";
            case "POST functions 4 invocations" -> "Invoke";
            case "GET event-source-mappings 2 " -> "ListEventSourceMappings";
            case "POST event-source-mappings 2 " -> "CreateEventSourceMapping";
            case "GET event-source-mappings 3 " -> "GetEventSourceMapping";
            case "PUT event-source-mappings 3 " -> "UpdateEventSourceMapping";
            case "DELETE event-source-mappings 3 " -> "DeleteEventSourceMapping";
            default -> "";
        };
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException, IOException, InterruptedException {
        try {
            return switch (operation(request)) {
                case "ListFunctions" -> listFunctions(request);
                case "GetFunction" -> ok(functions.function(function(request)));
                case "GetFunctionConfiguration" -> ok(functions.configuration(function(request)));
                case "Invoke" -> invocations.invoke(request, function(request).name());
                case "ListEventSourceMappings" -> listMappings(request);
                case "CreateEventSourceMapping" -> create(request);
                case "GetEventSourceMapping" -> ok(mappings.document(lambda.mapping(uuid(request))));
                case "UpdateEventSourceMapping" -> update(request);
                case "DeleteEventSourceMapping" -> accepted(lambda.delete(uuid(request)));
                default ->
                    throw new AwsException(
                            "UnknownOperationException",
                            "The local stack's Lambda has no " + request.method() + ' ' + request.path(),
                            404);
            };
        } catch (LambdaException e) {
            throw told(e);
        }
    }

    private static AwsException told(LambdaException refused) {
        return switch (refused) {
            case LambdaException.NotFound e -> new AwsException("ResourceNotFoundException", e.getMessage(), 404, e);
            case LambdaException.Conflict e -> new AwsException("ResourceConflictException", e.getMessage(), 409, e);
            case LambdaException.InUse e -> new AwsException("ResourceInUseException", e.getMessage(), 400, e);
            case LambdaException.Invalid e ->
                new AwsException("InvalidParameterValueException", e.getMessage(), 400, e);
        };
    }

    private AwsResponse listFunctions(AwsRequest request) throws LambdaException {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("Functions");
        Slice.of(request, lambda.functions(), answer).forEach(function -> list.add(functions.configuration(function)));
        return ok(answer);
    }

    private AwsResponse listMappings(AwsRequest request) throws LambdaException {
        @Nullable String function = request.queryParameter("FunctionName");
        @Nullable String source = request.queryParameter("EventSourceArn");
        Predicate<MappingConfig> wanted =
                config -> source == null || config.eventSourceArn().equals(source);
        if (function != null) {
            String name = FunctionName.of(function).name();
            wanted = wanted.and(config -> config.functionName().equals(name));
        }
        Predicate<MappingConfig> filter = wanted;
        List<MappingStatus> found = lambda.mappings().stream()
                .filter(status -> filter.test(status.config()))
                .toList();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("EventSourceMappings");
        Slice.of(request, found, answer).forEach(status -> list.add(mappings.document(status)));
        return ok(answer);
    }

    private AwsResponse create(AwsRequest request) throws AwsException, LambdaException, IOException {
        return accepted(lambda.create(mappings.created(body(request))));
    }

    private AwsResponse update(AwsRequest request) throws AwsException, LambdaException {
        MappingConfig before = lambda.mapping(uuid(request)).config();
        return accepted(lambda.update(mappings.updated(before, body(request))));
    }

    private FunctionConfig function(AwsRequest request) throws LambdaException {
        FunctionName name = FunctionName.of(request.pathSegments().get(2));
        @Nullable String asked = request.queryParameter("Qualifier");
        String qualifier = asked == null ? name.qualifier() : asked;
        FunctionConfig function = lambda.function(name.name());
        if (!qualifier.equals(FunctionName.LATEST)) {
            throw new LambdaException.NotFound("Function not found: "
                    + lambda.settings().functionArn(name.name()) + ':' + qualifier + ", there is only $LATEST");
        }
        return function;
    }

    private static UUID uuid(AwsRequest request) throws LambdaException {
        try {
            return UUID.fromString(request.pathSegments().get(2));
        } catch (IllegalArgumentException e) {
            throw new LambdaException.NotFound("The resource you requested does not exist.");
        }
    }

    private static ObjectNode body(AwsRequest request) throws AwsException {
        try {
            if (JSON.readTree(request.body()) instanceof ObjectNode object) {
                return object;
            }
            throw new AwsException(
                    "InvalidRequestContentException", "Could not parse request body into json: not an object", 400);
        } catch (IOException e) {
            throw new AwsException(
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getMessage(),
                    400,
                    e);
        }
    }

    private AwsResponse accepted(MappingStatus status) {
        return AwsResponse.text(
                202,
                AwsProtocol.REST_JSON.contentType(),
                mappings.document(status).toString());
    }

    private static AwsResponse ok(JsonNode answer) {
        return AwsResponse.text(200, AwsProtocol.REST_JSON.contentType(), answer.toString());
    }
}
