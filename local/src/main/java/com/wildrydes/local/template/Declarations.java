package com.wildrydes.local.template;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;

/// What the names of a template mean: parameters, pseudo parameters, conditions and resources. Not thread-safe.
final class Declarations implements Intrinsics.Names, Intrinsics.Conditions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String LOG_GROUP = "AWS::Logs::LogGroup";
    private static final String ROLE = "AWS::IAM::Role";

    /// Where a resource's properties name it, by type; SAM's and CloudFormation's.
    private static final Map<String, JsonPointer> NAME_PROPERTIES = Map.ofEntries(
            Map.entry(Resource.StreamResource.TYPE, JsonPointer.compile("/Name")),
            Map.entry(Resource.TableResource.TYPE, JsonPointer.compile("/TableName")),
            Map.entry(Resource.BucketResource.TYPE, JsonPointer.compile("/BucketName")),
            Map.entry(Resource.FunctionResource.TYPE, JsonPointer.compile("/FunctionName")),
            Map.entry(DeliveryStreamResource.TYPE, JsonPointer.compile("/DeliveryStreamName")),
            Map.entry(GlueResource.DatabaseResource.TYPE, JsonPointer.compile("/DatabaseInput/Name")),
            Map.entry(GlueResource.CatalogTableResource.TYPE, JsonPointer.compile("/TableInput/Name")),
            Map.entry(AthenaResource.WorkGroupResource.TYPE, JsonPointer.compile("/Name")),
            Map.entry(Resource.TopicResource.TYPE, JsonPointer.compile("/TopicName")),
            Map.entry(LOG_GROUP, JsonPointer.compile("/LogGroupName")),
            Map.entry("AWS::Logs::LogStream", JsonPointer.compile("/LogStreamName")),
            Map.entry(ROLE, JsonPointer.compile("/RoleName")));

    private final JsonNode template;
    private final Map<String, String> parameters;
    private final Environment environment;
    private final Intrinsics intrinsics;
    private final Map<String, Boolean> conditions = new HashMap<>();
    private final SequencedSet<String> resolving = new LinkedHashSet<>();

    Declarations(JsonNode template, Map<String, String> parameters, Environment environment) {
        this.template = template;
        this.parameters = parameters;
        this.environment = environment;
        this.intrinsics = new Intrinsics(this, this, template.path("Mappings"));
    }

    Intrinsics intrinsics() {
        return intrinsics;
    }

    @Override
    public JsonNode ref(String name, String path) throws TemplateException {
        String value = parameters.get(name);
        if (value != null) {
            return parameter(name, value);
        }
        return switch (name) {
            case "AWS::NoValue" -> MissingNode.getInstance();
            case "AWS::AccountId" -> NODES.textNode(environment.accountId());
            case "AWS::Region" -> NODES.textNode(environment.region());
            case "AWS::StackName" -> NODES.textNode(environment.stackName());
            case "AWS::StackId" -> NODES.textNode(environment.stackId());
            case "AWS::Partition" -> NODES.textNode("aws");
            case "AWS::URLSuffix" -> NODES.textNode("amazonaws.com");
            default -> NODES.textNode(physicalId(name, path));
        };
    }

    @Override
    public String attribute(String resource, String attribute, String path) throws TemplateException {
        String id = physicalId(resource, path);
        String type = template.path("Resources").path(resource).path("Type").asText();
        if (attribute.equals("Arn")) {
            return switch (type) {
                case Resource.StreamResource.TYPE -> environment.arn("kinesis", "stream/" + id);
                case Resource.TableResource.TYPE -> environment.arn("dynamodb", "table/" + id);
                case Resource.BucketResource.TYPE -> "arn:aws:s3:::" + id;
                case Resource.FunctionResource.TYPE -> environment.arn("lambda", "function:" + id);
                case DeliveryStreamResource.TYPE -> environment.arn("firehose", "deliverystream/" + id);
                case LOG_GROUP -> environment.arn("logs", "log-group:" + id + ":*");
                case ROLE -> "arn:aws:iam::" + environment.accountId() + ":role/" + id;
                // Nothing answers at it: the resource is not served, and a warning says so.
                default -> environment.arn("cloudformation", "resource/" + id);
            };
        }
        if (type.equals(AthenaResource.NamedQueryResource.TYPE) && attribute.equals("NamedQueryId")) {
            return id;
        }
        if (type.equals(Resource.TopicResource.TYPE)) {
            switch (attribute) {
                case "TopicArn" -> {
                    return id;
                }
                case "TopicName" -> {
                    return id.substring(id.lastIndexOf(':') + 1);
                }
                default -> {}
            }
        }
        if (type.equals(Resource.HttpApiResource.TYPE) && attribute.equals("ApiEndpoint")) {
            return environment.web().toString();
        }
        throw new TemplateException(path + ": the attribute is not supported here: " + resource + "." + attribute);
    }

    @Override
    public boolean holds(String name, String path) throws TemplateException {
        Boolean known = conditions.get(name);
        if (known != null) {
            return known;
        }
        JsonNode condition = template.path("Conditions").path(name);
        if (condition.isMissingNode()) {
            throw new TemplateException(path + " names a condition that the template does not have: " + name);
        }
        enter("Conditions." + name);
        boolean holds = intrinsics.holds(condition, "Conditions." + name);
        resolving.removeLast();
        conditions.put(name, holds);
        return holds;
    }

    /// Whether the resource or output exists under the template's conditions.
    boolean exists(JsonNode declaration, String path) throws TemplateException {
        return !declaration.has("Condition")
                || holds(declaration.get("Condition").asText(), path);
    }

    /// The name of a resource: as its properties say, else made of the stack's and its own.
    String physicalId(String resource, String path) throws TemplateException {
        JsonNode declaration = template.path("Resources").path(resource);
        if (declaration.isMissingNode()) {
            throw new TemplateException(
                    path + " refers to nothing: the template has no parameter and no resource " + resource);
        }
        if (!exists(declaration, "Resources." + resource)) {
            throw new TemplateException(path + " refers to " + resource + ", which its condition "
                    + declaration.get("Condition").asText() + " leaves out");
        }
        String type = declaration.path("Type").asText();
        // Athena and API Gateway give ids of their own choice; here they outlive a deployment.
        if (type.equals(AthenaResource.NamedQueryResource.TYPE)) {
            return uuid(resource).toString();
        }
        if (type.equals(Resource.HttpApiResource.TYPE)) {
            return uuid(resource).toString().replace("-", "").substring(0, 10);
        }
        String name = name(resource, declaration, type);
        // A topic is known by its ARN everywhere.
        return type.equals(Resource.TopicResource.TYPE) ? environment.arn("sns", name) : name;
    }

    private String name(String resource, JsonNode declaration, String type) throws TemplateException {
        JsonPointer property = NAME_PROPERTIES.get(type);
        if (property == null) {
            return resource;
        }
        JsonNode name = declaration.path("Properties").at(property);
        if (name.isMissingNode()) {
            return (environment.stackName() + "-" + resource).toLowerCase(Locale.ROOT);
        }
        enter("Resources." + resource);
        String place = resource + ".Properties" + property.toString().replace('/', '.');
        String id = intrinsics.resolve(name, place).asText();
        resolving.removeLast();
        return id;
    }

    private UUID uuid(String resource) {
        return UUID.nameUUIDFromBytes((environment.stackId() + '/' + resource).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode parameter(String name, String value) {
        String type = template.path("Parameters").path(name).path("Type").asText();
        if (!type.equals("CommaDelimitedList") && !type.startsWith("List<")) {
            return NODES.textNode(value);
        }
        var list = NODES.arrayNode();
        for (String each : value.split(",", -1)) {
            list.add(each.strip());
        }
        return list;
    }

    private void enter(String place) throws TemplateException {
        if (!resolving.add(place)) {
            throw new TemplateException(
                    "the template refers in a circle: " + String.join(" → ", resolving) + " → " + place);
        }
    }
}
