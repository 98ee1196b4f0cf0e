package com.wildrydes.processors.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.http.ProblemException;
import com.wildrydes.processors.http.Request;
import com.wildrydes.processors.http.Response;
import com.wildrydes.processors.http.Router;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {

    private static final Deadline DEADLINE = Deadline.in(Duration.ofDays(1), () -> 0);

    private final Router router =
            new Router(List.of(), new PageFiles(PageFilesTest.class.getClassLoader(), "page-files")::answer);

    @Test
    void the_root_is_the_index() throws Exception {
        Response root = get("/", Map.of());
        assertThat(root.headers()).containsEntry("content-type", "text/html; charset=utf-8");
        assertThat(new String(root.body(), StandardCharsets.UTF_8)).contains("Test page");
        assertThat(get("/index.html", Map.of()).body()).isEqualTo(root.body());
    }

    @Test
    void a_file_that_compresses_well_is_sent_so_to_who_takes_it() throws Exception {
        Response plain = get("/js/large.js", Map.of());
        Response packed = get("/js/large.js", Map.of("accept-encoding", "br, gzip"));
        assertThat(plain.headers())
                .containsEntry("content-type", "text/javascript; charset=utf-8")
                .containsEntry("vary", "accept-encoding")
                .doesNotContainKey("content-encoding");
        assertThat(packed.headers()).containsEntry("content-encoding", "gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 5);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @Test
    void who_has_the_file_is_told_that_it_did_not_change() throws Exception {
        String etag = get("/js/large.js", Map.of()).headers().get("etag");
        Response again = get("/js/large.js", Map.of("if-none-match", "\"other\", " + etag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers()).containsEntry("etag", etag).containsEntry("cache-control", "no-cache");
        assertThat(get("/js/large.js", Map.of("if-none-match", "\"other\"")).status())
                .isEqualTo(200);
        assertThat(get("/", Map.of("if-none-match", etag)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing.js",
                "/js",
                "/js/",
                "/secret.properties",
                "/../page-files/index.html",
                "/js/../index.html",
                "/./index.html",
                "//index.html",
                "/.hidden.js",
                "/js/large.js/",
                "/index.html\u0000.js",
                "/com/wildrydes/processors/page/PageFiles.class",
                "/..\\index.html"
            })
    void nothing_else_is_served(String path) {
        assertThatThrownBy(() -> get(path, Map.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void a_path_of_any_number_of_folders_is_only_not_found() {
        assertThatThrownBy(() -> get("/" + "a/".repeat(5_000) + "x.js", Map.of()))
                .isInstanceOf(ProblemException.class);
    }

    private Response get(String path, Map<String, String> headers) throws Exception {
        return router.answer(new Request("id", "GET", path, "", headers, List.of(), new byte[0]), DEADLINE);
    }
}
