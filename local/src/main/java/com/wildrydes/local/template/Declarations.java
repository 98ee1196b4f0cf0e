package com.wildrydes.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;

/// What the names of a template mean: parameters, pseudo parameters, conditions and resources. Not thread-safe.
final class Declarations implements Intrinsics.Names, Intrinsics.Conditions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The property that names a resource, by type; SAM's and CloudFormation's.
    private static final Map<String, String> NAME_PROPERTIES = Map.of(
            Resource.StreamResource.TYPE, "Name",
            Resource.TableResource.TYPE, "TableName",
            Resource.BucketResource.TYPE, "BucketName",
            Resource.FunctionResource.TYPE, "FunctionName");

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
                // Nothing answers at it: the resource is not served, and a warning says so.
                default -> environment.arn("cloudformation", "resource/" + id);
            };
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
        String property = NAME_PROPERTIES.get(declaration.path("Type").asText());
        JsonNode name = property == null
                ? MissingNode.getInstance()
                : declaration.path("Properties").path(property);
        if (name.isMissingNode()) {
            return property == null ? resource : (environment.stackName() + "-" + resource).toLowerCase(Locale.ROOT);
        }
        enter("Resources." + resource);
        String id =
                intrinsics.resolve(name, resource + ".Properties." + property).asText();
        resolving.removeLast();
        return id;
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
