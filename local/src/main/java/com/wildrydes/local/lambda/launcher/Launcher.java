package com.wildrydes.local.lambda.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;

/// Starts AWS's runtime interface client, and ends the process when the stack that started it is gone.
///
/// The stack holds the other end of stdin and never writes to it: end of file means that the stack has ended, however
/// it did. A handler that runs in that moment is cut off, as by any crash.
public final class Launcher {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final int STACK_GONE = 75;

    private Launcher() {}

    /// Runs until the process is ended from outside.
    ///
    /// @param arguments the handler
    public static void main(String[] arguments) throws ReflectiveOperationException {
        InputStream stack = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().name("stack-watch").daemon().start(() -> endWith(stack));
        try {
            Class.forName(CLIENT).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the runtime interface client ended: " + e.getCause(), e.getCause());
        }
    }

    private static void endWith(InputStream stack) {
        try {
            while (stack.read() >= 0) {
                // nothing is ever sent
            }
        } catch (IOException e) {
            System.err.println("the stack is out of sight: " + e.getMessage());
        }
        // exit() would wait for shutdown hooks, which may hang in the handler's own code.
        Runtime.getRuntime().halt(STACK_GONE);
    }
}
