package com.wildrydes.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.local.frontdoor.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a topic keeps, over starts and crashes.
class TopicTest {
    private static final String PREFIX = "arn:aws:sns:us-east-1:000000000000:";
    private static final String ARN = PREFIX + "UnicornAlerts";

    @TempDir
    private Path folder;

    @Test
    void messages_are_there_after_a_restart() throws Exception {
        try (Sns sns = open()) {
            sns.ensureTopic("UnicornAlerts");
            publish(sns, "first", "second");
        }
        try (Sns sns = open()) {
            publish(sns, "third");
            Topic topic = sns.topic(ARN).orElseThrow();
            assertThat(texts(topic.newest(10))).containsExactly("third", "second", "first");
            assertThat(topic.published()).isEqualTo(3);
        }
    }

    @Test
    void a_line_that_a_crash_cut_short_is_dropped() throws Exception {
        try (Sns sns = open()) {
            sns.ensureTopic("UnicornAlerts");
            publish(sns, "first", "second");
        }
        Path file = folder.resolve("UnicornAlerts/messages.jsonl");
        byte[] whole = Files.readAllBytes(file);
        for (int cut = whole.length - 1; Files.size(file) > whole.length / 2; cut--) {
            Files.write(file, Arrays.copyOf(whole, cut));
            try (Sns sns = open()) {
                assertThat(texts(sns.topic(ARN).orElseThrow().newest(10))).containsExactly("first");
            }
        }
        try (Sns sns = open()) {
            publish(sns, "again");
        }
        try (Sns sns = open()) {
            assertThat(texts(sns.topic(ARN).orElseThrow().newest(10))).containsExactly("again", "first");
        }
    }

    @Test
    void a_file_that_holds_something_else_is_refused_by_its_line() throws Exception {
        try (Sns sns = open()) {
            sns.ensureTopic("UnicornAlerts");
            publish(sns, "first");
        }
        Path file = folder.resolve("UnicornAlerts/messages.jsonl");
        Files.writeString(file, "no message\n", StandardOpenOption.APPEND);
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Not a message: line 2 of " + file + "; delete the file to start afresh");
    }

    @Test
    void the_oldest_messages_are_forgotten_and_all_are_counted() throws Exception {
        int all = 2 * Topic.KEPT + 500;
        try (Sns sns = open()) {
            sns.ensureTopic("UnicornAlerts");
            for (int from = 0; from < all; from += 500) {
                var drafts = new ArrayList<Draft>();
                for (int i = from; i < from + 500; i++) {
                    drafts.add(draft("message " + i));
                }
                sns.publish(sns.topic(ARN).orElseThrow(), drafts);
            }
            assertThat(sns.topic(ARN).orElseThrow().newest(all)).hasSize(Topic.KEPT);
        }
        try (var lines = Files.lines(folder.resolve("UnicornAlerts/messages.jsonl"))) {
            assertThat(lines.count()).isEqualTo(Topic.KEPT);
        }
        try (Sns sns = open()) {
            Topic topic = sns.topic(ARN).orElseThrow();
            assertThat(topic.published()).isEqualTo(all);
            assertThat(texts(topic.newest(1))).containsExactly("message " + (all - 1));
        }
    }

    @Test
    void publishers_at_once_get_a_number_each() throws Exception {
        try (Sns sns = open();
                ExecutorService publishers = Executors.newFixedThreadPool(8)) {
            sns.ensureTopic("UnicornAlerts");
            var tasks = new ArrayList<Callable<Long>>();
            for (int i = 0; i < 200; i++) {
                String text = "message " + i;
                tasks.add(() -> publish(sns, text).getFirst().number());
            }
            var numbers = new ArrayList<Long>();
            for (var done : publishers.invokeAll(tasks)) {
                numbers.add(done.get());
            }
            assertThat(numbers).doesNotHaveDuplicates().hasSize(200);
            assertThat(sns.topic(ARN).orElseThrow().published()).isEqualTo(200);
        }
    }

    private Sns open() throws IOException {
        return Sns.open(folder, Clock.systemUTC(), PREFIX);
    }

    private static List<SnsMessage> publish(Sns sns, String... texts) throws IOException {
        var drafts = new ArrayList<Draft>();
        for (String text : texts) {
            drafts.add(draft(text));
        }
        return sns.publish(sns.topic(ARN).orElseThrow(), drafts);
    }

    private static Draft draft(String text) {
        try {
            return Draft.of(Map.of("Message", text), "");
        } catch (AwsException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(List<SnsMessage> messages) {
        return messages.stream().map(SnsMessage::message).toList();
    }
}
