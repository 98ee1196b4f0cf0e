package com.wildrydes.cli.terminal;

import java.io.PrintStream;

/// One line at the bottom of a terminal that is redrawn in place. Thread-safe.
///
/// Writes nothing where nobody watches, so that logs hold no control characters.
public final class StatusLine implements AutoCloseable {
    /// Carriage return and ECMA-48's "erase in line".
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean interactive;
    private boolean drawn;

    StatusLine(PrintStream err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    /// Draws `text` in place of what was there.
    public synchronized void show(String text) {
        if (interactive) {
            err.print(ERASE + text);
            err.flush();
            drawn = true;
        }
    }

    /// Draws `text` in place of what was there; where nobody watches it is a line of its own.
    public synchronized void showOrPrint(String text) {
        if (interactive) {
            show(text);
        } else {
            err.println(text);
        }
    }

    /// Writes a line that stays, whether somebody watches or not.
    public synchronized void print(String text) {
        erase();
        err.println(text);
    }

    /// Erases the line, so that something else can be written; it may be shown again.
    public synchronized void erase() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
            drawn = false;
        }
    }

    @Override
    public void close() {
        erase();
    }
}
