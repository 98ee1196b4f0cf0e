package com.wildrydes.local.frontdoor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes the small XML documents of the Query protocol. Not thread-safe.
public final class XmlDocument {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    public XmlDocument open(String element) {
        xml.append('<').append(element).append('>');
        open.push(element);
        return this;
    }

    /// Opens the root element in a namespace.
    public XmlDocument open(String element, String namespace) {
        xml.append('<').append(element).append(" xmlns=\"").append(namespace).append("\">");
        open.push(element);
        return this;
    }

    /// One element that holds text.
    public XmlDocument text(String element, String text) {
        xml.append('<').append(element).append('>');
        escape(text);
        xml.append("</").append(element).append('>');
        return this;
    }

    /// Ends the element opened last.
    public XmlDocument close() {
        xml.append("</").append(open.pop()).append('>');
        return this;
    }

    /// The document in UTF-8, once every element is closed.
    public byte[] bytes() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("every element must be closed: <" + open.peek() + "> is open");
        }
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                default -> xml.appendCodePoint(isXmlCharacter(character) ? character : '?');
            }
        });
    }

    /// XML 1.0, production 2, without the carriage return, which a reader would change.
    private static boolean isXmlCharacter(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
