package com.wildrydes.local.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import com.wildrydes.local.time.Sleeper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

/// The SQLite file that DynamoDB Local keeps its tables in.
///
/// It is switched to a write-ahead log, which the file remembers: a commit is then one write and one sync instead of a
/// journal made, synced and deleted each time, five times as many single writes a second. SQLite's `synchronous` stays
/// at FULL, so what is answered is on disk, whatever ends the process or the machine.
final class DatabaseFile {
    /// What DynamoDB Local calls the file when all regions and credentials share it.
    private static final String NAME = "shared-local-instance.db";

    /// How often it is asked whether the file is released: half a minute, if nothing else takes time.
    private static final int RELEASE_LOOKS = 3_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    /// SQLite's result code for a file in use (SQLite, "Result and Error Codes").
    private static final int SQLITE_BUSY = 5;

    /// Keeps a reference: the logging framework holds loggers weakly.
    private static final Logger SQLITE_LOG = Logger.getLogger("com.almworks.sqlite4java");

    private DatabaseFile() {}

    static DynamoDBRequestHandler open(Path folder, Consumption consumption) throws IOException {
        SQLITE_LOG.setLevel(Level.WARNING);
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute);
        loadLibrary(absolute.resolve("native"));
        useWriteAheadLog(absolute.resolve(NAME));
        try {
            DynamoDBRequestHandler engine = new MeteredEngine(absolute.toString(), consumption);
            // The engine opens its file with the first request: a file that cannot be opened is to be known now.
            engine.listTables("local", "us-east-1", ListTablesRequest.builder().build());
            return engine;
        } catch (RuntimeException e) {
            throw new IOException("DynamoDB Local cannot open " + absolute + ": " + e.getMessage(), e);
        }
    }

    /// DynamoDB Local unpacks SQLite's native library at each start and removes it at an orderly end: what was left
    /// behind by a process that was killed is removed here.
    private static void loadLibrary(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path file : leftOver) {
                Files.deleteIfExists(file);
            }
        }
        System.setProperty("org.sqlite.tmpdir", folder.toString());
        try {
            SQLiteLibraryLoader.initialize();
        } catch (Exception e) {
            throw new IOException(
                    "SQLite's native library for this platform does not load from " + folder + ": " + e.getMessage(),
                    e);
        }
    }

    /// Waits until DynamoDB Local, shut down before, has let go of the file: it does so on a thread of its own, without
    /// telling when, and a start that comes first finds the file locked. SQLite gives up a write-ahead log only to
    /// the one connection there is, so that this succeeds says that no other is left.
    static void awaitReleased(Path folder, Sleeper sleeper) throws IOException, InterruptedException {
        Path file = folder.toAbsolutePath().resolve(NAME);
        for (int look = 1; ; look++) {
            try {
                journal(file, "DELETE");
                return;
            } catch (SQLiteException e) {
                if (look == RELEASE_LOOKS) {
                    throw new IOException("DynamoDB Local does not let go of " + file + ": " + e.getMessage(), e);
                }
                sleeper.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private static void useWriteAheadLog(Path file) throws IOException {
        try {
            journal(file, "WAL");
        } catch (SQLiteException e) {
            throw new IOException("DynamoDB's file " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /// Switches the file's kind of journal.
    ///
    /// @throws SQLiteException when it stays as it is, because the file is in use or broken
    private static void journal(Path file, String mode) throws SQLiteException {
        SQLiteConnection connection = new SQLiteConnection(file.toFile());
        try {
            connection.open(true);
            connection.exec("PRAGMA journal_mode=" + mode);
            SQLiteStatement statement = connection.prepare("PRAGMA journal_mode");
            try {
                statement.step();
                String now = statement.columnString(0);
                if (!mode.equalsIgnoreCase(now)) {
                    throw new SQLiteException(SQLITE_BUSY, "the journal stays " + now);
                }
            } finally {
                statement.dispose();
            }
        } finally {
            connection.dispose();
        }
    }
}
