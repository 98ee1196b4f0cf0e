package com.wildrydes.athenaengine;

import com.wildrydes.athenaengine.catalog.GlueCatalog;
import com.wildrydes.athenaengine.control.ControlChannel;
import com.wildrydes.athenaengine.control.Reply;
import com.wildrydes.athenaengine.control.Request;
import com.wildrydes.athenaengine.storage.BucketFileSystemFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The engine's process: `AthenaEngine <folder of buckets> <working folder>`.
///
/// It serves Trino's HTTP API on a loopback port that it tells on standard output, and ends when standard input does,
/// which is when the local stack ends, be it killed.
public final class AthenaEngine {
    private AthenaEngine() {}

    public static void main(String[] arguments) {
        // Trino takes standard output for its log, so it is kept here for the stack.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        int status = 1;
        try {
            serve(Path.of(arguments[0]), Path.of(arguments[1]), new ControlChannel(System.in, out));
            status = 0;
        } catch (Throwable e) {
            // Threads of Trino's would keep the process alive.
            e.printStackTrace();
        }
        System.exit(status);
    }

    private static void serve(Path buckets, Path work, ControlChannel channel) throws IOException {
        try (TrinoServer trino =
                TrinoServer.start(BucketFileSystemFactory.over(buckets, work.resolve("unfinished")), work)) {
            channel.say(new Reply.Listening(trino.address()));
            channel.serve(request -> answer(request, trino.catalog()));
        }
    }

    private static Reply answer(Request request, GlueCatalog catalog) {
        return switch (request) {
            case Request.Catalog(var databases, var tables) -> new Reply.Catalog(catalog.replace(databases, tables));
            case Request.Created() -> new Reply.Created(catalog.created());
            case Request.Expressions(var texts) -> new Reply.Expressions(Expressions.invalid(texts));
        };
    }
}
