package com.wildrydes.local;

import java.nio.file.Path;

/// A local stack as a process of its own: prints its endpoint, then runs until it is ended.
final class StackMain {
    private StackMain() {}

    public static void main(String[] arguments) throws Exception {
        LocalStackSettings settings = LocalStackSettings.of(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(".."))
                .withPorts(0, 0);
        LocalStack stack = LocalStack.start(settings, LocalStackListener.SILENT);
        System.out.println(stack.endpoint());
        Thread.currentThread().join();
    }
}
