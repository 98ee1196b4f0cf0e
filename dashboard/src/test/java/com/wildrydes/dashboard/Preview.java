package com.wildrydes.dashboard;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.api.Riders;
import com.wildrydes.dashboard.browser.Chromium;
import com.wildrydes.dashboard.browser.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openqa.selenium.chrome.ChromeDriver;

/// The page with a made-up fleet, to look at: `scripts/preview` starts it. Also takes pictures of a running dashboard.
final class Preview {
    private Preview() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(PreviewOptions.USAGE);
            return;
        }
        PreviewOptions options;
        try {
            options = PreviewOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("preview: " + e.getMessage());
            System.err.println(PreviewOptions.USAGE);
            System.exit(2);
            return;
        }
        if (options.url() != null) {
            String missing = missing(options.url());
            if (!missing.isEmpty()) {
                System.err.println("preview: " + missing);
                System.exit(1);
            }
            take(options, options.url());
            return;
        }
        try (var api = new FakeApi(options.port());
                var seconds = Executors.newSingleThreadScheduledExecutor()) {
            var riders = new Riders(api, options.unicorns());
            api.replays().ride(Math.min(options.unicorns(), 1000));
            seconds.scheduleAtFixedRate(riders::ride, 1, 1, TimeUnit.SECONDS);
            if (options.picture() == null) {
                System.out.println(api.address() + options.hash());
                Thread.currentThread().join();
            } else {
                take(options, api.address());
            }
        }
    }

    /// What is wrong with the dashboard at this address, before a browser waits for it in vain; empty when it is there.
    private static String missing(URI url) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            int status = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode();
            return switch (status) {
                case 200 -> "";
                case 401 -> "the dashboard at " + url + " asks for a password: start it without one for a picture";
                default -> "there is no dashboard at " + url + " (HTTP " + status + "): check the address";
            };
        } catch (IOException | IllegalArgumentException e) {
            return "nothing answers at " + url + ": start 'scripts/wildrydes demo', or check the address";
        }
    }

    private static void take(PreviewOptions options, URI address) throws IOException, InterruptedException {
        Path profile = Chromium.newProfile();
        ChromeDriver driver = Chromium.start(profile);
        try {
            var page = new Page(driver, address);
            page.resize(options.width(), options.height());
            page.prefer("prefers-color-scheme", options.dark() ? "dark" : "light");
            page.open(options.hash());
            Thread.sleep(options.after());
            if (!options.script().isEmpty()) {
                page.run(options.script());
                Thread.sleep(options.after());
            }
            ImageIO.write(page.picture(), "png", options.picture().toFile());
            page.complaints().forEach(System.err::println);
            System.out.println(options.picture());
        } finally {
            driver.quit();
            Chromium.delete(profile);
        }
    }
}
