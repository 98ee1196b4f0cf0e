package com.wildrydes.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// Turns YAML into a tree in which the short intrinsics are long: `!Ref X` is `{"Ref": "X"}`, `!GetAtt A.B` is
/// `{"Fn::GetAtt": ["A", "B"]}`. Every scalar is text, as in CloudFormation, so that a date or `yes` keeps its letters.
/// Not thread-safe.
final class YamlTree {
    /// A thousand times the project's own template: more is an alias that unfolds without end.
    private static final int MAX_NODES = 500_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String file;
    private int nodes;

    private YamlTree(String file) {
        this.file = file;
    }

    /// Reads one document.
    ///
    /// @param file what errors call it
    static JsonNode parse(String yaml, String file) throws TemplateException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node root = new Composer(
                            new ParserImpl(new StreamReader(new StringReader(yaml)), options), new Resolver(), options)
                    .getSingleNode();
            if (root == null) {
                throw new TemplateException(file + " must hold a template: it is empty");
            }
            return new YamlTree(file).convert(root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new TemplateException(place(file, mark) + ": the YAML does not parse: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new TemplateException(file + ": the YAML does not parse: " + firstLine(e), e);
        }
    }

    private JsonNode convert(Node node) throws TemplateException {
        if (++nodes > MAX_NODES) {
            throw new TemplateException(file + " must hold at most " + MAX_NODES + " values, aliases unfolded");
        }
        return switch (node) {
            case ScalarNode scalar -> tagged(scalar, scalar(scalar));
            case SequenceNode sequence -> {
                ArrayNode array = NODES.arrayNode();
                for (Node item : sequence.getValue()) {
                    array.add(convert(item));
                }
                yield tagged(sequence, array);
            }
            case MappingNode mapping -> tagged(mapping, object(mapping));
            default ->
                throw new TemplateException(
                        place(file, node.getStartMark()) + ": aliases to anchors that hold them are refused");
        };
    }

    private ObjectNode object(MappingNode mapping) throws TemplateException {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new TemplateException(place(file, tuple.getKeyNode().getStartMark()) + ": a key must be text");
            }
            if (object.has(key.getValue())) {
                throw new TemplateException(
                        place(file, key.getStartMark()) + ": the key stands twice: " + key.getValue());
            }
            object.set(key.getValue(), convert(tuple.getValueNode()));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        boolean empty = scalar.isPlain() && scalar.getTag().equals(Tag.NULL);
        return empty ? NODES.nullNode() : NODES.textNode(scalar.getValue());
    }

    private JsonNode tagged(Node node, JsonNode value) throws TemplateException {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return value;
        }
        String name = tag.substring(1);
        return switch (name) {
            case "Ref", "Condition" -> NODES.objectNode().set(name, value);
            case "GetAtt" ->
                NODES.objectNode().set("Fn::GetAtt", value.isTextual() ? attribute(node, value.textValue()) : value);
            case "" -> throw new TemplateException(place(file, node.getStartMark()) + ": a tag must have a name");
            default -> NODES.objectNode().set("Fn::" + name, value);
        };
    }

    private JsonNode attribute(Node node, String text) throws TemplateException {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new TemplateException(
                    place(file, node.getStartMark()) + ": !GetAtt must be Resource.Attribute: " + text);
        }
        return NODES.arrayNode().add(text.substring(0, dot)).add(text.substring(dot + 1));
    }

    private static String place(String file, Mark mark) {
        return mark == null ? file : file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
