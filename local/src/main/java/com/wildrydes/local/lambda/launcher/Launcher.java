package com.wildrydes.local.lambda.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;

/// Starts AWS's runtime interface client with its native library, and ends the process when the stack that started it
/// is gone.
///
/// The stack holds the other end of stdin and never writes to it: end of file means that the stack has ended, however
/// it did. A handler that runs in that moment is cut off, as by any crash.
public final class Launcher {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final int STACK_GONE = 75;

    /// Names the client's native library; else each process would unpack it to the same file in `/tmp`.
    private static final String LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    /// Of which one fits the machine.
    private static final List<String> LIBRARIES =
            List.of("linux-x86_64", "linux-aarch_64", "linux_musl-x86_64", "linux_musl-aarch_64");

    private Launcher() {}

    /// Runs until the process is ended from outside.
    ///
    /// @param arguments the handler
    public static void main(String[] arguments) throws ReflectiveOperationException {
        ignoreInterrupts();
        InputStream stack = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().name("stack-watch").daemon().start(() -> endWith(stack));
        System.setProperty(LIBRARY_PROPERTY, library(Path.of(System.getenv("LAMBDA_RUNTIME_DIR"), "jni")));
        try {
            Class.forName(CLIENT).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the runtime interface client ended: " + e.getCause(), e.getCause());
        }
    }

    /// A terminal sends Ctrl-C to every process in its foreground: the stack alone decides when its functions
    /// end. `sun.misc.Signal` of the module jdk.unsupported is used by name, as the compiler's warning about it
    /// cannot be switched off.
    private static void ignoreInterrupts() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object interrupt = signal.getConstructor(String.class).newInstance("INT");
        signal.getMethod("handle", signal, handler)
                .invoke(null, interrupt, handler.getField("SIG_IGN").get(null));
    }

    @SuppressWarnings("restricted") // processes are started with native access
    private static String library(Path folder) {
        StringBuilder refused = new StringBuilder();
        for (String system : LIBRARIES) {
            String library =
                    folder.resolve("libaws-lambda-jni." + system + ".so").toString();
            try {
                System.load(library);
                return library;
            } catch (UnsatisfiedLinkError e) {
                refused.append("; ").append(e.getMessage());
            }
        }
        throw new IllegalStateException("the runtime interface client has no native library for "
                + System.getProperty("os.name") + ' ' + System.getProperty("os.arch") + refused);
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
