package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.ResultStore;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Objects as files: `<folder>/<bucket>/<key>`.
record FolderStore(Path folder) implements ResultStore {

    void makeBucket(String bucket) throws IOException {
        Files.createDirectories(folder.resolve(bucket));
    }

    Path file(String bucket, String key) {
        return folder.resolve(bucket).resolve(key);
    }

    @Override
    public boolean hasBucket(String bucket) {
        return Files.isDirectory(folder.resolve(bucket));
    }

    @Override
    public void put(String bucket, String key, Path file) throws IOException {
        if (!hasBucket(bucket)) {
            throw new IOException("The specified bucket does not exist: " + bucket);
        }
        Path object = file(bucket, key);
        Files.createDirectories(object.getParent());
        Files.copy(file, object, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public InputStream read(String bucket, String key, long fromByte) throws IOException {
        Path object = file(bucket, key);
        if (!Files.exists(object)) {
            throw new NoSuchFileException(object.toString());
        }
        FileInputStream in = new FileInputStream(object.toFile());
        in.skipNBytes(fromByte);
        return in;
    }
}
