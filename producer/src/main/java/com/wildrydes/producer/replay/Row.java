package com.wildrydes.producer.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A row of a file, as it is there, without its line end. Good until the next row is read.
///
/// @param line of its first byte, 1 for the first
/// @param bytes holds the row in `[offset, offset + length)`
/// @param part which part of its line it is
/// @param problem why it is no row that can be read; null when it is one
@SuppressWarnings("ArrayRecordComponent") // A view of the reader's buffer, never compared.
record Row(
        long line,
        byte[] bytes,
        int offset,
        int length,
        Part part,
        @Nullable String problem) {

    /// Lines that are too long to be held come in parts.
    enum Part {
        WHOLE,
        FIRST,
        MIDDLE,
        LAST;

        boolean begins() {
            return this == WHOLE || this == FIRST;
        }

        boolean ends() {
            return this == WHOLE || this == LAST;
        }
    }

    boolean isBlank() {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return part == Part.WHOLE;
    }

    String text() throws UnreadableRowException {
        if (problem != null) {
            throw new UnreadableRowException(problem);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableRowException("a row must be UTF-8, but has other bytes");
        }
    }

    /// Writes the row, and its line end when this is its last part.
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, offset, length);
        if (part.ends()) {
            out.write('\n');
        }
    }
}
