package com.wildrydes.cli.quarantine;

import com.wildrydes.cli.terminal.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Foreign bytes as a person can read them.
final class Payload {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int BYTES_A_LINE = 16;

    private Payload() {}

    /// Text where the bytes are UTF-8, else lines of 16 bytes in hexadecimal with their offsets.
    static String shown(byte[] data) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            return Printable.of(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text) + "\n";
        } catch (CharacterCodingException e) {
            // Not text: that is an answer, not a failure.
            return hex(data);
        }
    }

    private static String hex(byte[] data) {
        var lines = new StringBuilder();
        for (int offset = 0; offset < data.length; offset += BYTES_A_LINE) {
            int end = Math.min(offset + BYTES_A_LINE, data.length);
            lines.append(String.format("%08x  ", offset))
                    .append(HEX.formatHex(data, offset, end))
                    .append('\n');
        }
        return lines.toString();
    }
}
