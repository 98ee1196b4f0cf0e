package com.wildrydes.dashboard;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// What `scripts/preview` was told.
///
/// @param url     a running dashboard, with a slash in the end, in place of the made-up fleet; null for that
/// @param picture where to write a picture; null to serve until Ctrl-C
/// @param after   how long to wait before the picture, and again after the script
/// @param script  JavaScript that is run in the page before the picture
record PreviewOptions(
        int unicorns,
        int port,
        @Nullable URI url,
        @Nullable Path picture,
        String hash,
        int width,
        int height,
        boolean dark,
        Duration after,
        String script) {
    static final String USAGE = """
            scripts/preview [--unicorns 200] [--port 0] [--hash '#…']           serves the page until Ctrl-C
            scripts/preview --picture FILE.png [--size 1280x800] [--dark]       takes a picture of it
                            [--after 4] [--script 'document.…click()']          seconds to wait; what to do before
                            [--url http://localhost:8080/]                      of a running dashboard instead
            """;

    static PreviewOptions parse(String[] arguments) {
        int unicorns = 200;
        int port = 0;
        URI url = null;
        Path picture = null;
        String hash = "";
        String[] size = {"1280", "800"};
        boolean dark = false;
        Duration after = Duration.ofSeconds(4);
        String script = "";
        for (Iterator<String> rest = Arrays.asList(arguments).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--unicorns" -> unicorns = Integer.parseInt(value(option, rest));
                case "--port" -> port = Integer.parseInt(value(option, rest));
                case "--url" -> url = URI.create(value(option, rest));
                case "--picture" -> picture = Path.of(value(option, rest));
                case "--hash" -> hash = value(option, rest);
                case "--size" -> size = size(value(option, rest));
                case "--dark" -> dark = true;
                case "--after" -> after = Duration.ofSeconds(Integer.parseInt(value(option, rest)));
                case "--script" -> script = value(option, rest);
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        if (url != null && picture == null) {
            throw new IllegalArgumentException("--url goes with --picture: a running dashboard is served already");
        }
        return new PreviewOptions(
                unicorns,
                port,
                url,
                picture,
                hash,
                Integer.parseInt(size[0]),
                Integer.parseInt(size[1]),
                dark,
                after,
                script);
    }

    private static String[] size(String pixels) {
        if (!pixels.matches("\\d+x\\d+")) {
            throw new IllegalArgumentException("--size is a width and a height, like 1280x800: " + pixels);
        }
        return pixels.split("x");
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }
}
