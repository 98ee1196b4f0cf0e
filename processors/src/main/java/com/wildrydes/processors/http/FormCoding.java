package com.wildrydes.processors.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The percent-coding of queries and forms (`application/x-www-form-urlencoded`), strictly: [java.net.URLDecoder]
/// puts U+FFFD in the place of what is no UTF-8, and a name would silently become another.
public final class FormCoding {

    private FormCoding() {}

    /// The text that was coded.
    ///
    /// @throws ProblemException when it is not coded well
    public static String decode(String coded) throws ProblemException {
        var bytes = new ByteArrayOutputStream(coded.length());
        for (int i = 0; i < coded.length(); ) {
            int character = coded.codePointAt(i);
            i += Character.charCount(character);
            if (character == '+') {
                bytes.write(' ');
            } else if (character == '%') {
                int high = i < coded.length() ? Character.digit(coded.charAt(i), 16) : -1;
                int low = i + 1 < coded.length() ? Character.digit(coded.charAt(i + 1), 16) : -1;
                if (high < 0 || low < 0) {
                    throw ProblemException.broken("a % in an address must be followed by two hexadecimal digits");
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.broken("what an address codes with % must be UTF-8");
        }
    }
}
