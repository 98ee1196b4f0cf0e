package com.wildrydes.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.template.Resource.BucketResource;
import com.wildrydes.local.template.Resource.FunctionResource;
import com.wildrydes.local.template.Resource.Index;
import com.wildrydes.local.template.Resource.KeyAttribute;
import com.wildrydes.local.template.Resource.StreamResource;
import com.wildrydes.local.template.Resource.TableResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A template, read for one deployment.
///
/// @param resources what the local stack serves, in the template's order
/// @param parameters every parameter's value
/// @param warnings one line each: what the template asks for and the local stack does not do
public record Template(
        List<Resource> resources, Map<String, String> parameters, List<Output> outputs, List<String> warnings) {

    public Template {
        resources = List.copyOf(resources);
        parameters = Map.copyOf(parameters);
        outputs = List.copyOf(outputs);
        warnings = List.copyOf(warnings);
    }

    /// Reads a template from its file.
    ///
    /// @param parameters values that go before the template's `Metadata.LocalParameters` and defaults
    /// @throws TemplateException when it cannot be read, does not parse, breaks a rule, or declares no stream
    public static Template read(Path file, Map<String, String> parameters, Environment environment)
            throws TemplateException {
        String yaml;
        try {
            yaml = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new TemplateException("there is no template " + file + ": name one with --template", e);
        } catch (IOException e) {
            throw new TemplateException("the template " + file + " cannot be read as UTF-8: " + e.getMessage(), e);
        }
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        try {
            return new Reader(YamlTree.parse(yaml, file.toString()), folder, parameters, environment).read();
        } catch (TemplateException e) {
            boolean placed = e.getMessage().startsWith(file.toString());
            throw placed ? e : new TemplateException(file + ": " + e.getMessage(), e);
        }
    }

    /// The resources of one kind.
    public <R extends Resource> List<R> resources(Class<R> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static final class Reader {
        private static final List<String> SECTIONS = List.of(
                "AWSTemplateFormatVersion",
                "Transform",
                "Description",
                "Metadata",
                "Parameters",
                "Mappings",
                "Conditions",
                "Globals",
                "Resources",
                "Outputs",
                "Rules");

        private final JsonNode template;
        private final Map<String, String> parameters;
        private final Declarations declarations;
        private final FunctionReader functions;
        private final List<String> warnings = new ArrayList<>();

        Reader(JsonNode template, Path folder, Map<String, String> overrides, Environment environment)
                throws TemplateException {
            if (!template.path("Resources").isObject()) {
                throw new TemplateException("a template must have Resources");
            }
            this.template = template;
            this.parameters = Parameters.resolve(template, overrides);
            this.declarations = new Declarations(template, parameters, environment);
            this.functions = new FunctionReader(folder);
        }

        Template read() throws TemplateException {
            for (Map.Entry<String, JsonNode> section : template.properties()) {
                if (!SECTIONS.contains(section.getKey())) {
                    warnings.add(section.getKey() + " is no section of a template and has no effect");
                }
            }
            for (String global : fieldNames(template.path("Globals"))) {
                if (!global.equals("Function")) {
                    warnings.add("Globals." + global + " has no effect here");
                }
            }
            List<Resource> resources = new ArrayList<>();
            for (Map.Entry<String, JsonNode> declared :
                    template.path("Resources").properties()) {
                if (declarations.exists(declared.getValue(), "Resources." + declared.getKey())) {
                    resource(declared.getKey(), declared.getValue()).forEach(resources::add);
                }
            }
            if (resources.stream().noneMatch(StreamResource.class::isInstance)) {
                throw new TemplateException("a template must declare an " + StreamResource.TYPE
                        + ": without a stream there is nothing to read");
            }
            return new Template(resources, parameters, outputs(), warnings);
        }

        private Stream<Resource> resource(String id, JsonNode declaration) throws TemplateException {
            String type = declaration.path("Type").asText();
            return switch (type) {
                case StreamResource.TYPE, TableResource.TYPE, BucketResource.TYPE, FunctionResource.TYPE ->
                    Stream.of(served(id, type, declaration));
                case "" -> throw new TemplateException("Resources." + id + " must have a Type");
                default -> {
                    warnings.add(id + " is not served: " + type);
                    yield Stream.empty();
                }
            };
        }

        private Resource served(String id, String type, JsonNode declaration) throws TemplateException {
            JsonNode declared = declaration.path("Properties");
            JsonNode whole = type.equals(FunctionResource.TYPE)
                    ? merged(template.path("Globals").path("Function"), declared)
                    : declared;
            String path = id + ".Properties";
            Properties properties =
                    new Properties(path, declarations.intrinsics().resolve(whole, path));
            String name = declarations.physicalId(id, path);
            Resource resource = switch (type) {
                case StreamResource.TYPE -> stream(id, name, properties);
                case TableResource.TYPE -> table(id, name, properties);
                case BucketResource.TYPE -> bucket(id, name, properties);
                default -> functions.read(id, name, properties, warnings);
            };
            List<String> unread = properties.unread();
            if (!unread.isEmpty()) {
                warnings.add("without effect here: " + String.join(", ", unread));
            }
            return resource;
        }

        private static StreamResource stream(String id, String name, Properties properties) throws TemplateException {
            properties.text("Name");
            String mode = properties.object("StreamModeDetails").text("StreamMode", "PROVISIONED");
            // An on-demand stream starts with four shards.
            int shards = properties.integer("ShardCount", mode.equals("ON_DEMAND") ? 4 : 1);
            int hours = properties.integer("RetentionPeriodHours", 24);
            if (shards < 1) {
                throw new TemplateException(properties.path() + ".ShardCount must be at least 1: " + shards);
            }
            if (hours < 24 || hours > 8_760) {
                throw new TemplateException(
                        properties.path() + ".RetentionPeriodHours must be from 24 to 8760: " + hours);
            }
            return new StreamResource(id, name, shards, hours);
        }

        private static TableResource table(String id, String name, Properties properties) throws TemplateException {
            properties.text("TableName");
            properties.text("BillingMode");
            Map<String, String> types = new LinkedHashMap<>();
            for (Properties attribute : properties.objects("AttributeDefinitions")) {
                types.put(attribute.required("AttributeName"), attribute.required("AttributeType"));
            }
            List<Index> indexes = new ArrayList<>();
            for (Properties index : properties.objects("GlobalSecondaryIndexes")) {
                Properties projection = index.object("Projection");
                indexes.add(new Index(
                        index.required("IndexName"),
                        keys(index),
                        projection.text("ProjectionType", "ALL"),
                        projection.texts("NonKeyAttributes")));
            }
            Properties timeToLive = properties.object("TimeToLiveSpecification");
            String attribute = timeToLive.flag("Enabled", false) ? timeToLive.required("AttributeName") : null;
            return new TableResource(id, name, types, keys(properties), indexes, attribute);
        }

        private static List<KeyAttribute> keys(Properties holder) throws TemplateException {
            List<KeyAttribute> keys = new ArrayList<>();
            for (Properties key : holder.objects("KeySchema")) {
                keys.add(new KeyAttribute(key.required("AttributeName"), key.required("KeyType")));
            }
            if (keys.isEmpty()) {
                throw new TemplateException(holder.path() + " must have KeySchema");
            }
            return keys;
        }

        private static BucketResource bucket(String id, String name, Properties properties) throws TemplateException {
            properties.text("BucketName");
            return new BucketResource(id, name);
        }

        private List<Output> outputs() throws TemplateException {
            List<Output> outputs = new ArrayList<>();
            for (Map.Entry<String, JsonNode> declared : template.path("Outputs").properties()) {
                String path = "Outputs." + declared.getKey();
                if (declarations.exists(declared.getValue(), path)) {
                    JsonNode value = declarations
                            .intrinsics()
                            .resolve(declared.getValue().path("Value"), path + ".Value");
                    outputs.add(new Output(
                            declared.getKey(),
                            value.asText(),
                            declared.getValue().path("Description").asText()));
                }
            }
            return outputs;
        }

        /// A resource's properties over the global ones: objects merge, all else is replaced (AWS SAM Developer Guide,
        /// "Globals section").
        private static JsonNode merged(JsonNode globals, JsonNode own) {
            if (!globals.isObject() || !own.isObject()) {
                return own.isMissingNode() ? globals : own;
            }
            ObjectNode merged = globals.deepCopy();
            for (Map.Entry<String, JsonNode> field : own.properties()) {
                merged.set(field.getKey(), merged(globals.path(field.getKey()), field.getValue()));
            }
            return merged;
        }

        private static List<String> fieldNames(JsonNode object) {
            return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toList());
        }
    }
}
