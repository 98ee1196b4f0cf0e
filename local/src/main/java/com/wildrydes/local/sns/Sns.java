package com.wildrydes.local.sns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Topics, each a folder with its messages. Thread-safe.
public final class Sns implements AutoCloseable {
    private final Path folder;
    private final Clock clock;
    private final String arnPrefix;
    private final ConcurrentNavigableMap<String, Topic> topics = new ConcurrentSkipListMap<>();

    private Sns(Path folder, Clock clock, String arnPrefix) {
        this.folder = folder;
        this.clock = clock;
        this.arnPrefix = arnPrefix;
    }

    /// Opens the topics in a folder, which is made where there is none.
    ///
    /// @param arnPrefix what comes before a topic's name in its ARN: `arn:aws:sns:us-east-1:000000000000:`
    /// @throws IOException when the folder cannot be written, or holds something else
    public static Sns open(Path folder, Clock clock, String arnPrefix) throws IOException {
        Files.createDirectories(folder);
        Sns sns = new Sns(folder, clock, arnPrefix);
        try (DirectoryStream<Path> there = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path topic : there) {
                sns.ensureTopic(topic.getFileName().toString());
            }
        } catch (IOException e) {
            sns.close();
            throw e;
        }
        return sns;
    }

    /// Makes a topic where there is none of that name.
    ///
    /// @param name 1 to 256 ASCII letters, digits, hyphens and underscores
    /// @return its ARN
    public String ensureTopic(String name) throws IOException {
        String arn = arnPrefix + name;
        synchronized (topics) {
            if (!topics.containsKey(arn)) {
                Path of = folder.resolve(name);
                Files.createDirectories(of);
                topics.put(arn, Topic.open(arn, of));
            }
        }
        return arn;
    }

    /// Forgets a topic and its messages, if it is there.
    void deleteTopic(String arn) throws IOException {
        synchronized (topics) {
            Topic topic = topics.remove(arn);
            if (topic != null) {
                topic.close();
                Path of = folder.resolve(arn.substring(arnPrefix.length()));
                try (DirectoryStream<Path> files = Files.newDirectoryStream(of)) {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                }
                Files.delete(of);
            }
        }
    }

    /// All topics by ARN.
    List<Topic> topics() {
        return new ArrayList<>(topics.values());
    }

    Optional<Topic> topic(String arn) {
        return Optional.ofNullable(topics.get(arn));
    }

    /// Publishes messages to a topic; returns once they are on the disk, all or none.
    ///
    /// @param drafts that keep the rules
    List<SnsMessage> publish(Topic topic, List<Draft> drafts) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return topic.publish(first -> {
            var messages = new ArrayList<SnsMessage>();
            for (Draft draft : drafts) {
                messages.add(new SnsMessage(
                        first + messages.size(),
                        UUID.randomUUID().toString(),
                        now.toString(),
                        draft.subject(),
                        String.valueOf(draft.message()),
                        draft.attributes()));
            }
            return messages;
        });
    }

    @Override
    public void close() {
        for (Topic topic : topics.values()) {
            try {
                topic.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the topic " + topic.arn(), e);
            }
        }
    }
}
