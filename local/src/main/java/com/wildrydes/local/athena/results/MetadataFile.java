package com.wildrydes.local.athena.results;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The bytes of the `.metadata` file beside a result. AWS does not publish its format; it is a protocol buffer, whose
/// fields are known from files that Athena wrote ("Athena metadata file parser", gist iconara/4969c247e8abb696):
///
/// ```
/// 1  string   the engine's query id      column: 1 string catalog   4 string name       7 varint precision
/// 4  message  a column, repeated                 2 string schema    5 string label      8 varint scale
///                                                3 string table     6 string type       9 varint nullable, 3 UNKNOWN
///                                                                                      10 varint case sensitive
/// ```
///
/// Members that are empty or 0 are left out.
public final class MetadataFile {
    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int UNKNOWN_NULLABLE = 3;

    private MetadataFile() {}

    public static byte[] of(String queryId, List<ResultColumn> columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, 1, queryId);
        for (ResultColumn column : columns) {
            bytes(out, 4, column(column));
        }
        return out.toByteArray();
    }

    private static byte[] column(ResultColumn column) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, 1, "hive");
        text(out, 4, column.name());
        text(out, 5, column.name());
        text(out, 6, column.type());
        number(out, 7, column.precision());
        number(out, 8, column.scale());
        number(out, 9, UNKNOWN_NULLABLE);
        number(out, 10, column.caseSensitive() ? 1 : 0);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int field, String value) {
        bytes(out, field, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, field << 3 | BYTES);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void number(ByteArrayOutputStream out, int field, int value) {
        if (value != 0) {
            varint(out, field << 3 | VARINT);
            varint(out, value);
        }
    }

    /// Seven bits a byte, the lowest first (Protocol Buffers, "Encoding").
    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
