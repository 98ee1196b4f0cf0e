package com.wildrydes.processors.fleet;

import com.wildrydes.processors.alert.Vital;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A block's state to and from bytes: columns, in the order of the names, as [ColumnWriter] writes them.
///
/// ```
/// 01                          version of this format
/// header                      numbers of BlockHeader, the rate in thousandths
/// rows                        how many
/// names                       bytes shared with the name before │ those of its own, in UTF-8, each with FF behind
/// status times                ms
/// latitudes, longitudes       1e-6 degrees
/// health, magic               points
/// speeds                      0.1 m/s
/// headings                    1 + steps of HEADING_STEP, 0 for none
/// arrivals                    s
/// changes                     the block's version minus that of the change
/// falls of health, of magic   1 + ms from the fall to the status time, 0 for none
/// pending                     see TransitionCodec
/// ```
final class BlockCodec {

    private static final byte FORMAT = 1;

    /// A byte that UTF-8 never has.
    private static final byte END_OF_NAME = (byte) 0xFF;

    private BlockCodec() {}

    static byte[] encode(Block block) {
        Collection<UnicornState> rows = block.rows().values();
        try (var columns = new ColumnWriter()) {
            writeHeader(block.header(), columns);
            columns.number(rows.size());
            columns.end();
            writeNames(rows, columns);
            write(rows, columns, UnicornState::statusTimeMs);
            write(rows, columns, row -> Math.round(row.latitude() * UnicornState.DEGREES_PER_UNIT));
            write(rows, columns, row -> Math.round(row.longitude() * UnicornState.DEGREES_PER_UNIT));
            write(rows, columns, UnicornState::healthPoints);
            write(rows, columns, UnicornState::magicPoints);
            write(rows, columns, row -> Math.round(row.speed() * UnicornState.SPEEDS_PER_UNIT));
            write(rows, columns, BlockCodec::headingSteps);
            write(rows, columns, row -> row.arrivalMs() / UnicornState.ARRIVAL_STEP_MS);
            write(rows, columns, row -> block.version() - row.changedVersion());
            for (Vital vital : Vital.values()) {
                write(rows, columns, row -> sinceFall(row, vital));
            }
            TransitionCodec.write(block.pending(), columns);
            byte[] compressed = columns.toBytes();
            var state = new byte[compressed.length + 1];
            state[0] = FORMAT;
            System.arraycopy(compressed, 0, state, 1, compressed.length);
            return state;
        }
    }

    /// The block of these bytes.
    ///
    /// @throws IllegalArgumentException when they are not a block's
    static Block decode(BlockKey key, long epoch, long version, byte[] state) {
        if (state.length == 0 || state[0] != FORMAT) {
            throw new IllegalArgumentException("a block's state must begin with its format, " + FORMAT + ": "
                    + (state.length == 0 ? "is empty" : state[0]));
        }
        var columns = new ColumnReader(state, 1);
        BlockHeader header = readHeader(columns);
        int count = columns.count();
        String[] names = readNames(columns, count);
        long[] times = columns.numbers(count);
        long[] latitudes = columns.numbers(count);
        long[] longitudes = columns.numbers(count);
        long[] health = columns.numbers(count);
        long[] magic = columns.numbers(count);
        long[] speeds = columns.numbers(count);
        long[] headings = columns.numbers(count);
        long[] arrivals = columns.numbers(count);
        long[] changes = columns.numbers(count);
        long[] healthFalls = columns.numbers(count);
        long[] magicFalls = columns.numbers(count);
        var rows = new TreeMap<String, UnicornState>();
        for (int i = 0; i < count; i++) {
            rows.put(
                    names[i],
                    new UnicornState(
                            names[i],
                            times[i],
                            latitudes[i] / UnicornState.DEGREES_PER_UNIT,
                            longitudes[i] / UnicornState.DEGREES_PER_UNIT,
                            Math.toIntExact(health[i]),
                            Math.toIntExact(magic[i]),
                            speeds[i] / UnicornState.SPEEDS_PER_UNIT,
                            headings[i] == 0 ? Double.NaN : (headings[i] - 1) * UnicornState.HEADING_STEP,
                            arrivals[i] * UnicornState.ARRIVAL_STEP_MS,
                            version - changes[i],
                            fall(times[i], healthFalls[i]),
                            fall(times[i], magicFalls[i])));
        }
        return new Block(key, epoch, version, header, rows, TransitionCodec.read(columns));
    }

    private static void writeHeader(BlockHeader header, ColumnWriter columns) {
        columns.number(header.writtenAtMs());
        columns.number(header.latestArrivalMs());
        columns.number(header.acceptedEvents());
        columns.number(Math.round(header.eventsPerSecond() * BlockHeader.RATE_UNITS));
        columns.number(header.day());
        columns.number(header.dayMillimetres());
    }

    private static BlockHeader readHeader(ColumnReader columns) {
        return new BlockHeader(
                columns.number(),
                columns.number(),
                columns.number(),
                columns.number() / BlockHeader.RATE_UNITS,
                columns.number(),
                columns.number());
    }

    private static void write(
            Collection<UnicornState> rows, ColumnWriter columns, ToLongFunction<UnicornState> column) {
        columns.numbers(rows.stream().mapToLong(column));
    }

    private static long headingSteps(UnicornState row) {
        return Double.isNaN(row.heading()) ? 0 : 1 + Math.round(row.heading() / UnicornState.HEADING_STEP);
    }

    private static long sinceFall(UnicornState row, Vital vital) {
        Long fallMs = row.fallMs(vital);
        return fallMs == null ? 0 : 1 + row.statusTimeMs() - fallMs;
    }

    private static @Nullable Long fall(long timeMs, long sinceFall) {
        return sinceFall == 0 ? null : Long.valueOf(timeMs - (sinceFall - 1));
    }

    private static void writeNames(Collection<UnicornState> rows, ColumnWriter columns) {
        List<byte[]> names = rows.stream()
                .map(row -> row.name().getBytes(StandardCharsets.UTF_8))
                .toList();
        var shared = new long[names.size()];
        var own = new ByteArrayOutputStream();
        byte[] before = {};
        for (int i = 0; i < shared.length; i++) {
            byte[] name = names.get(i);
            int different = Arrays.mismatch(before, name);
            shared[i] = different < 0 ? name.length : different;
            own.write(name, (int) shared[i], name.length - (int) shared[i]);
            own.write(END_OF_NAME);
            before = name;
        }
        columns.numbers(Arrays.stream(shared));
        columns.bytes(own.toByteArray());
        columns.end();
    }

    private static String[] readNames(ColumnReader columns, int count) {
        long[] shared = columns.numbers(count);
        byte[] own = columns.bytes();
        var names = new String[count];
        byte[] before = {};
        int at = 0;
        for (int i = 0; i < count; i++) {
            int end = endOfName(own, at);
            if (shared[i] < 0 || shared[i] > before.length) {
                throw new IllegalArgumentException("a block's name " + i + " must share [0, " + before.length
                        + "] bytes with the one before: " + shared[i]);
            }
            byte[] name = Arrays.copyOf(before, (int) shared[i] + end - at);
            System.arraycopy(own, at, name, (int) shared[i], end - at);
            at = end + 1;
            names[i] = new String(name, StandardCharsets.UTF_8);
            before = name;
        }
        return names;
    }

    private static int endOfName(byte[] own, int from) {
        int at = from;
        while (at < own.length && own[at] != END_OF_NAME) {
            at++;
        }
        if (at == own.length) {
            throw new IllegalArgumentException("a block's names must each end with FF: broken at byte " + from);
        }
        return at;
    }
}
