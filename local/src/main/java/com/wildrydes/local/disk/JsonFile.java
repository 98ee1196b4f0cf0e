package com.wildrydes.local.disk;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file that holds one record as JSON. A change replaces it as a [WholeFile]. The caller keeps writers apart.
///
/// @param file its folder must be there when it is written
/// @param type a record of records, lists, maps, texts, numbers
public record JsonFile<T>(Path file, Class<T> type) {
    /// A record's components are its state; a method `isSomething` is none.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

    /// What is stored; empty where nothing was stored yet.
    ///
    /// @throws IOException when the file cannot be read or is something else
    public Optional<T> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
        } catch (IOException | RuntimeException e) {
            throw new IOException(
                    "Not a " + type.getSimpleName() + ": " + file + "; restore it, or delete it to start afresh ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    /// Stores a value; returns when it is safe from kill -9 and from a loss of power.
    public void write(T value) throws IOException {
        WholeFile.replace(file, JSON.writeValueAsBytes(value));
        Folders.sync(file.resolveSibling(""));
    }
}
