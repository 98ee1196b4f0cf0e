package com.wildrydes.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wildrydes.local.template.AthenaResource.NamedQueryResource;
import com.wildrydes.local.template.AthenaResource.WorkGroupResource;
import com.wildrydes.local.template.GlueResource.CatalogTableResource;
import com.wildrydes.local.template.GlueResource.DatabaseResource;
import com.wildrydes.local.template.Resource.BucketResource;
import com.wildrydes.local.template.Resource.FunctionResource;
import com.wildrydes.local.template.Resource.HttpApiResource;
import com.wildrydes.local.template.Resource.StreamResource;
import com.wildrydes.local.template.Resource.TableResource;
import com.wildrydes.local.template.Resource.TopicResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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
            Catalog.of(resources).check(resources);
            HttpApiReader.check(resources);
            return new Template(resources, parameters, outputs(), warnings);
        }

        private Stream<Resource> resource(String id, JsonNode declaration) throws TemplateException {
            String type = declaration.path("Type").asText();
            return switch (type) {
                case StreamResource.TYPE,
                        TableResource.TYPE,
                        BucketResource.TYPE,
                        FunctionResource.TYPE,
                        HttpApiResource.TYPE,
                        TopicResource.TYPE,
                        DeliveryStreamResource.TYPE,
                        DatabaseResource.TYPE,
                        CatalogTableResource.TYPE,
                        WorkGroupResource.TYPE,
                        NamedQueryResource.TYPE -> Stream.of(served(id, type, declaration));
                // Nothing asks for leave here, a function's log is a file of any size, and nobody is called at night.
                case "AWS::IAM::Role",
                        "AWS::IAM::Policy",
                        "AWS::IAM::ManagedPolicy",
                        "AWS::Logs::LogGroup",
                        "AWS::Logs::LogStream",
                        "AWS::CloudWatch::Alarm",
                        "AWS::SNS::TopicPolicy" -> Stream.empty();
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
                case StreamResource.TYPE -> StoreReader.stream(id, name, properties);
                case TableResource.TYPE -> StoreReader.table(id, name, properties);
                case BucketResource.TYPE -> StoreReader.bucket(id, name, properties);
                case DeliveryStreamResource.TYPE -> FirehoseReader.read(id, name, properties);
                case DatabaseResource.TYPE -> GlueReader.database(id, name, properties);
                case CatalogTableResource.TYPE -> GlueReader.table(id, name, properties);
                case WorkGroupResource.TYPE -> AthenaReader.workGroup(id, name, properties);
                case NamedQueryResource.TYPE -> AthenaReader.namedQuery(id, name, properties);
                case TopicResource.TYPE -> StoreReader.topic(id, name, properties);
                case HttpApiResource.TYPE -> HttpApiReader.api(id, name, properties);
                case FunctionResource.TYPE -> functions.read(id, name, properties, warnings);
                default -> throw new IllegalArgumentException("no type that is served: " + type);
            };
            List<String> unread = properties.unread();
            if (!unread.isEmpty()) {
                warnings.add("without effect here: " + String.join(", ", unread));
            }
            return resource;
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
