package com.wildrydes.processors.page;

import com.wildrydes.processors.http.Call;
import com.wildrydes.processors.http.Gzip;
import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Serves the dashboard's files from a folder of the class path. Thread-safe.
///
/// A browser keeps them and asks each time whether they have changed (`ETag`): a page must never run with modules
/// of two versions. A file is read and compressed when it is first asked for.
public final class PageFiles {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("bin", "application/octet-stream"));

    /// Folders and a file with an ending; no segment begins with a dot, so none leads out of the folder. The folders
    /// are taken once and for all (`+`): a path of thousands would else go as deep into the stack.
    private static final Pattern NAME = Pattern.compile("(?:[\\w-][\\w.-]*+/)*+[\\w-][\\w.-]*\\.(\\w+)");

    private final ClassLoader classPath;
    private final String folder;
    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    /// The files of one folder.
    ///
    /// @param folder without slashes
    public PageFiles(ClassLoader classPath, String folder) {
        this.classPath = classPath;
        this.folder = folder;
    }

    /// The file at the request's path; at the root, the index.
    ///
    /// @throws ProblemException when there is none
    public Response answer(Call call) throws ProblemException {
        String path = call.request().path();
        PageFile file = find(path.equals("/") ? "index.html" : path.substring(1))
                .orElseThrow(() -> new ProblemException(404, "nothing is at this address"));
        return file.response(Gzip.accepted(call.request()), call.request().header("if-none-match"));
    }

    private Optional<PageFile> find(String name) {
        PageFile known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var matcher = NAME.matcher(name);
        String type = matcher.matches() ? TYPES.get(matcher.group(1)) : null;
        byte[] content = type == null ? null : read(folder + "/" + name);
        if (type == null || content == null) {
            return Optional.empty();
        }
        PageFile file = PageFile.of(type, content);
        files.put(name, file);
        return Optional.of(file);
    }

    private byte @Nullable [] read(String resource) {
        try (InputStream stream = classPath.getResourceAsStream(resource)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the function's code cannot be read: " + resource, e);
        }
    }
}
