package com.wildrydes.processors.archiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiverSettingsTest {

    @Test
    void settings_are_read_from_the_environment() {
        assertThat(ArchiverSettings.from(Map.of("ARCHIVE_STREAM_NAME", "wildrydes-archive", "LANG", "C")))
                .isEqualTo(new ArchiverSettings("wildrydes-archive"));
    }

    @Test
    void a_missing_variable_is_named() {
        assertThatThrownBy(() -> ArchiverSettings.from(Map.of("ARCHIVE_STREAM_NAME", " ")))
                .hasMessage("environment variable ARCHIVE_STREAM_NAME must be set:"
                        + " give it to the function in template.yaml");
    }
}
