package com.wildrydes.cli.terminal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The signals SIGINT and SIGTERM of this process. The first asks to stop, a second one ends the process at once.
///
/// A shutdown hook would come too late: it runs next to those of the libraries that are still needed to flush. Java's
/// only other way, `sun.misc.Signal` of the module jdk.unsupported, is used by name: the compiler's warning about it
/// cannot be switched off.
public final class ProcessSignals implements Interrupts {
    private static final List<String> NAMES = List.of("INT", "TERM");

    @Override
    public Registration onInterrupt(Runnable stop) {
        var asked = new AtomicBoolean();
        Runnable onSignal = () -> {
            if (asked.compareAndSet(false, true)) {
                Thread.ofPlatform().name("stop").start(stop);
            } else {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        };
        NAMES.forEach(name -> handle(name, onSignal));
        // Asked again after the work is done: nothing is left to stop.
        return () ->
                NAMES.forEach(name -> handle(name, () -> Runtime.getRuntime().halt(EXIT_CODE)));
    }

    private static void handle(String name, Runnable onSignal) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    ProcessSignals.class.getClassLoader(),
                    new Class<?>[] {handler},
                    (self, method, arguments) -> answer(self, method, arguments, onSignal));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java runtime gives no signals: jdk.unsupported is missing", e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a proxy answers for itself
    private static @Nullable Object answer(Object self, Method method, Object[] arguments, Runnable onSignal) {
        return switch (method.getName()) {
            case "handle" -> {
                onSignal.run();
                yield null;
            }
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "signal handler";
        };
    }
}
