package com.wildrydes.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// Standard output as a stream that says when nobody reads it any more, which a `PrintStream` keeps to itself. Closing
/// flushes.
public final class StandardOutput extends OutputStream {
    private final PrintStream out;

    public StandardOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        out.write(data, offset, length);
        requireReader();
    }

    @Override
    public void flush() throws IOException {
        requireReader();
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    private void requireReader() throws IOException {
        if (out.checkError()) {
            throw new IOException("standard output is closed");
        }
    }
}
