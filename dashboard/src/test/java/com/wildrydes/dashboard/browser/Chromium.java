package com.wildrydes.dashboard.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// Debian's Chromium with its driver, headless, drawn by software: `--disable-gpu` makes the canvas several
/// times faster there.
public final class Chromium {
    /// Held, as the logging of the JDK forgets the level of a logger that nobody holds. Selenium warns that
    /// it does not know this browser's version of the DevTools protocol; what is used of it here is older.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private Chromium() {}

    /// Whether there is one on this machine.
    public static boolean isInstalled() {
        return binary().isPresent() && driver().isPresent();
    }

    /// A new one with an empty profile, in a window of 1280 × 800.
    ///
    /// @param profile an empty folder
    public static ChromeDriver start(Path profile) {
        return start(profile, options -> {});
    }

    /// The same with further options.
    ///
    /// @param more sets them
    public static ChromeDriver start(Path profile, Consumer<ChromeOptions> more) {
        SELENIUM.setLevel(Level.SEVERE);
        var options = new ChromeOptions();
        options.setBinary(binary().orElseThrow().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--window-size=1280,800",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        more.accept(options);
        // The path is given, so that Selenium looks for no driver in the network.
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver().orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<Path> binary() {
        return firstOf("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    }

    private static Optional<Path> driver() {
        return firstOf("/usr/bin/chromedriver");
    }

    private static Optional<Path> firstOf(String... paths) {
        return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /// An empty folder for `start`.
    public static Path newProfile() {
        try {
            return Files.createTempDirectory("wildrydes-chromium");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the browser's profile", e);
        }
    }

    /// Deletes a profile once its browser has ended. A process of the browser that still writes is no reason
    /// to fail: then some of it stays, and one line says so.
    public static void delete(Path profile) {
        try {
            deleteAll(profile);
        } catch (IOException e) {
            System.err.println("The browser's profile " + profile + " stays: " + e);
        }
    }

    private static void deleteAll(Path profile) throws IOException {
        Files.walkFileTree(profile, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
