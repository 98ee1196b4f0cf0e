package com.wildrydes.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/// What the last deployment asked for, so that the next one changes what changed in the template and, as CloudFormation
/// does, leaves alone what was changed past it.
final class DeploymentRecord {
    private final Path file;
    private final Properties values = new Properties();

    private DeploymentRecord(Path file) {
        this.file = file;
    }

    static DeploymentRecord read(Path file) throws IOException {
        DeploymentRecord deployed = new DeploymentRecord(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                deployed.values.load(reader);
            }
        }
        return deployed;
    }

    /// Notes a value.
    ///
    /// @return whether it is another than the last deployment's; false where that is not known
    boolean changed(String name, int value) {
        Object last = values.setProperty(name, Integer.toString(value));
        return last != null && !last.equals(Integer.toString(value));
    }

    void write() throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            values.store(writer, "The template's values at the last deployment");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
