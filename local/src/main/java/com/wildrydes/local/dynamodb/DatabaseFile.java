package com.wildrydes.local.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
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

    /// DynamoDB Local lets go of the file some time after it was shut down, without telling when.
    private static final long BUSY_TIMEOUT_MS = 10_000;

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
            return new MeteredEngine(absolute.toString(), consumption);
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

    private static void useWriteAheadLog(Path file) throws IOException {
        SQLiteConnection connection = new SQLiteConnection(file.toFile());
        try {
            connection.open(true);
            connection.setBusyTimeout(BUSY_TIMEOUT_MS);
            SQLiteStatement statement = connection.prepare("PRAGMA journal_mode=WAL");
            statement.step();
            if (!"wal".equals(statement.columnString(0))) {
                throw new IOException("SQLite refuses a write-ahead log beside " + file);
            }
            statement.dispose();
        } catch (SQLiteException e) {
            throw new IOException("DynamoDB's file " + file + " cannot be opened: " + e.getMessage(), e);
        } finally {
            connection.dispose();
        }
    }
}
