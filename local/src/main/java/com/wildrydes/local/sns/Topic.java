package com.wildrydes.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// A topic and its file `messages.jsonl`, one message a line. Thread-safe.
///
/// A message counts once its line is forced to the disk. A line that a crash cut short is dropped at the next
/// start. The oldest messages are forgotten, so that a stack which runs for weeks does not fill up.
final class Topic implements AutoCloseable {

    /// Most messages that are kept, and most bytes of them.
    static final int KEPT = 10_000;

    private static final long KEPT_BYTES = 32L << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final String arn;
    private final Path file;
    private final Deque<SnsMessage> messages = new ArrayDeque<>();
    private FileChannel channel;
    private long keptBytes;
    private long lines;
    private long published;

    private Topic(String arn, Path file, FileChannel channel) {
        this.arn = arn;
        this.file = file;
        this.channel = channel;
    }

    /// Opens the topic of a folder, which must be there.
    static Topic open(String arn, Path folder) throws IOException {
        Path file = folder.resolve("messages.jsonl");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            Topic topic = new Topic(arn, file, channel);
            topic.load();
            return topic;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void load() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                keep(parse(new String(bytes, start, end - start, StandardCharsets.UTF_8)));
                start = end + 1;
            }
        }
        channel.truncate(start);
        channel.position(start);
    }

    private SnsMessage parse(String line) throws IOException {
        try {
            return JSON.readValue(line, SnsMessage.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "Not a message: line " + (lines + 1) + " of " + file + "; delete the file to start" + " afresh ("
                            + e.getOriginalMessage() + ")",
                    e);
        }
    }

    String arn() {
        return arn;
    }

    /// How many messages it took, since it was made.
    synchronized long published() {
        return published;
    }

    /// The messages that are kept, newest first.
    synchronized List<SnsMessage> newest(int limit) {
        var newest = new ArrayList<SnsMessage>();
        for (Iterator<SnsMessage> all = messages.descendingIterator(); all.hasNext() && newest.size() < limit; ) {
            newest.add(all.next());
        }
        return newest;
    }

    /// Takes messages; returns once they are on the disk, all or none.
    ///
    /// @param numbered what to take, made for the number that its first has
    synchronized List<SnsMessage> publish(Numbered numbered) throws IOException {
        List<SnsMessage> taken = numbered.from(published + 1);
        append(channel, taken);
        taken.forEach(this::keep);
        if (lines > 2L * KEPT || channel.position() > 2 * KEPT_BYTES) {
            forgetOldest();
        }
        return taken;
    }

    private static void append(FileChannel channel, Iterable<SnsMessage> messages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (SnsMessage message : messages) {
            bytes.write(JSON.writeValueAsBytes(message));
            bytes.write('\n');
        }
        long before = channel.position();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        } catch (IOException e) {
            // Half a line would join the next one.
            channel.truncate(before);
            throw e;
        }
    }

    private void keep(SnsMessage message) {
        messages.addLast(message);
        keptBytes += message.bytes();
        while (messages.size() > KEPT || keptBytes > KEPT_BYTES) {
            keptBytes -= messages.removeFirst().bytes();
        }
        published = message.number();
        lines++;
    }

    private void forgetOldest() throws IOException {
        Path draft = file.resolveSibling("messages.new");
        FileChannel next = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            append(next, messages);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            next.close();
            throw e;
        }
        channel.close();
        channel = next;
        lines = messages.size();
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    /// Makes messages for the number that the first of them has.
    @FunctionalInterface
    interface Numbered {
        List<SnsMessage> from(long first);
    }
}
