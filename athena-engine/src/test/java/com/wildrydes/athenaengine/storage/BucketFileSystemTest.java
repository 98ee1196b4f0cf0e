package com.wildrydes.athenaengine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trino.filesystem.FileEntry;
import io.trino.filesystem.FileIterator;
import io.trino.filesystem.Location;
import io.trino.filesystem.TrinoFileSystem;
import io.trino.memory.context.AggregatedMemoryContext;
import io.trino.spi.security.ConnectorIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketFileSystemTest {
    @TempDir
    Path folder;

    private TrinoFileSystem files;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("s3/bucket"));
        files = BucketFileSystemFactory.over(folder.resolve("s3"), folder.resolve("unfinished"))
                .create(ConnectorIdentity.ofUser("athena"));
    }

    @Test
    void a_listing_goes_through_all_that_is_below_a_prefix_in_the_order_of_the_keys() throws Exception {
        put("events/day=2/hour=01/b");
        put("events/day=1/Пегас 🦄.parquet");
        put("events/day=2/hour=00/a");
        put("other/c");

        assertThat(list("s3://bucket/events/"))
                .containsExactly(
                        "s3://bucket/events/day=1/Пегас 🦄.parquet",
                        "s3://bucket/events/day=2/hour=00/a",
                        "s3://bucket/events/day=2/hour=01/b");
    }

    @Test
    void a_prefix_without_objects_is_no_error() throws Exception {
        assertThat(list("s3://bucket/nothing/")).isEmpty();
        assertThat(files.directoryExists(Location.of("s3://bucket/nothing/"))).isEmpty();
    }

    @Test
    void a_bucket_that_is_not_there_is_an_error_that_names_it() {
        assertThatThrownBy(() -> list("s3://gone/events/"))
                .hasMessage("The specified bucket does not exist: gone (of s3://gone/events/)");
    }

    @Test
    void a_location_never_leaves_its_bucket() throws Exception {
        Files.writeString(folder.resolve("secret"), "x");

        for (String location :
                List.of("s3://bucket/../../secret", "s3://bucket/a/../../../secret", "s3://bucket/../other/secret")) {
            assertThatThrownBy(() -> files.newInputFile(Location.of(location)))
                    .as(location)
                    .hasMessageContaining("a key must stay within its bucket");
            assertThatThrownBy(() -> files.deleteFile(Location.of(location)))
                    .as(location)
                    .hasMessageContaining("a key must stay within its bucket");
        }
        for (String location : List.of("s3://../secret", "s3://.hidden/secret")) {
            assertThatThrownBy(() -> list(location)).as(location).isInstanceOf(Exception.class);
        }
        assertThatThrownBy(() -> list("file:///etc/")).hasMessageContaining("a location must begin with s3://bucket/");
    }

    @Test
    void an_object_appears_when_it_is_complete() throws Exception {
        Location location = Location.of("s3://bucket/new/object");
        try (OutputStream out =
                files.newOutputFile(location).create(AggregatedMemoryContext.newSimpleAggregatedMemoryContext())) {
            out.write("half".getBytes(StandardCharsets.UTF_8));
            out.flush();

            assertThat(list("s3://bucket/new/")).isEmpty();
        }
        assertThat(list("s3://bucket/new/")).containsExactly("s3://bucket/new/object");
        assertThat(folder.resolve("s3/bucket/new/object")).hasContent("half");
        assertThat(folder.resolve("unfinished")).isEmptyDirectory();
    }

    @Test
    void what_a_killed_engine_left_unfinished_is_deleted() throws Exception {
        Files.writeString(folder.resolve("unfinished/left"), "half");

        BucketFileSystemFactory.over(folder.resolve("s3"), folder.resolve("unfinished"));

        assertThat(folder.resolve("unfinished")).isEmptyDirectory();
    }

    private void put(String key) throws IOException {
        Path file = folder.resolve("s3/bucket").resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }

    private List<String> list(String location) throws IOException {
        List<String> found = new ArrayList<>();
        FileIterator entries = files.listFiles(Location.of(location));
        while (entries.hasNext()) {
            FileEntry entry = entries.next();
            found.add(entry.location().toString());
        }
        return found;
    }
}
