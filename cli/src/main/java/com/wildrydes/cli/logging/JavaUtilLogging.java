package com.wildrydes.cli.logging;

import java.util.logging.Level;
import java.util.logging.Logger;

/// The logging of the JDK, which a few libraries write to past SLF4J.
public final class JavaUtilLogging {
    /// Kept, because the JDK forgets the level of a logger that nobody holds.
    private static final Logger ROOT = Logger.getLogger("");

    private JavaUtilLogging() {}

    /// Lets only warnings and errors through, as [StderrLogging] does.
    public static void warningsOnly() {
        ROOT.setLevel(Level.WARNING);
    }
}
