package com.wildrydes.local.template;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Templates as texts of tests.
final class Templates {
    static final Environment ENVIRONMENT =
            new Environment("000000000000", "us-east-1", "wildrydes", URI.create("http://localhost:8801"));

    /// The least that a template needs.
    static final String STREAM = """
            Resources:
              Stream:
                Type: AWS::Kinesis::Stream
            """;

    private Templates() {}

    static Template read(Path folder, String yaml, Map<String, String> parameters)
            throws IOException, TemplateException {
        Path file = Files.writeString(folder.resolve("template.yaml"), yaml);
        return Template.read(file, parameters, ENVIRONMENT);
    }
}
