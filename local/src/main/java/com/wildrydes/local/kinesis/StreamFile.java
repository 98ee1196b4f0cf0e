package com.wildrydes.local.kinesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.wildrydes.local.disk.Folders;
import com.wildrydes.local.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file `stream.json` in a stream's folder, a [WholeFile].
final class StreamFile {

    private static final String NAME = "stream.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private StreamFile() {}

    static StreamState read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        StreamState state;
        try {
            state = JSON.readValue(Files.readAllBytes(file), StreamState.class);
        } catch (JsonProcessingException e) {
            throw new IOException("Not a stream's description: " + file + "; restore it, or delete its folder", e);
        }
        if (state.format() != StreamState.FORMAT) {
            throw new IOException("%s has format %d, this version reads format %d; delete its folder to start afresh"
                    .formatted(file, state.format(), StreamState.FORMAT));
        }
        return state;
    }

    static void write(Path folder, StreamState state) throws IOException {
        WholeFile.replace(
                folder.resolve(NAME), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
        Folders.sync(folder);
    }
}
