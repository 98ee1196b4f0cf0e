package com.wildrydes.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
    @TempDir
    private Path folder;

    private final AtomicInteger pauses = new AtomicInteger();
    private DynamoDbService service;

    @BeforeEach
    void open() throws Exception {
        service = DynamoDbService.open(folder);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void a_file_in_use_is_waited_for_until_it_is_released() throws Exception {
        DatabaseFile.awaitReleased(folder, pause -> {
            if (pauses.incrementAndGet() == 3) {
                service.close();
            }
        });

        assertThat(pauses).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void a_file_that_stays_in_use_is_named_in_the_end() {
        assertThatIOException()
                .isThrownBy(() -> DatabaseFile.awaitReleased(folder, pause -> pauses.incrementAndGet()))
                .withMessageStartingWith("DynamoDB Local does not let go of " + folder);
        assertThat(pauses).hasPositiveValue();
    }
}
