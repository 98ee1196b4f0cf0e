package com.wildrydes.producer.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TailSettingsTest {

    private final TailSettings settings = TailSettings.of("wildrydes", new TailFrom.Latest());

    @Test
    void by_itself_it_prints_all_events_as_json_and_keeps_no_checkpoints() {
        assertThat(settings)
                .isEqualTo(new TailSettings("wildrydes", new TailFrom.Latest(), null, TailFormat.JSON, null));
    }

    @Test
    void each_setting_can_be_changed_alone() {
        assertThat(settings.withName("a").name()).isEqualTo("a");
        assertThat(settings.withFormat(TailFormat.TABLE).format()).isEqualTo(TailFormat.TABLE);
        assertThat(settings.withApplication("my-tail").application()).isEqualTo("my-tail");
    }

    @Test
    void names_that_no_stream_or_table_can_have_are_refused() {
        assertThatThrownBy(() -> TailSettings.of(" ", new TailFrom.Latest()))
                .hasMessage("stream must not be blank: name one");
        assertThatThrownBy(() -> settings.withApplication("a b"))
                .hasMessage("application must be 3 to 200 letters, digits, '_', '.' or '-', as it names a table: a b");
    }
}
