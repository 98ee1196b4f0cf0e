package com.wildrydes.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the last deployment asked for, so that the next one changes what changed in the template and, as CloudFormation
/// does, leaves alone what was changed past it. Thread-safe.
final class DeploymentRecord {
    private static final String DECLARED = "declared";

    private final Path file;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();
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

    /// Notes that the template declares something.
    ///
    /// @param kind such as `glue.table`
    void declares(String kind, String name) {
        values.setProperty(kind + '.' + name, DECLARED);
        declared.add(kind + '.' + name);
    }

    /// What the last deployment declared of a kind and this one did not. It is forgotten.
    List<String> dropped(String kind) {
        List<String> dropped = new ArrayList<>();
        for (String key : values.stringPropertyNames()) {
            if (key.startsWith(kind + '.') && !declared.contains(key)) {
                values.remove(key);
                dropped.add(key.substring(kind.length() + 1));
            }
        }
        return dropped;
    }

    void write() throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            values.store(writer, "The template's values at the last deployment");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
