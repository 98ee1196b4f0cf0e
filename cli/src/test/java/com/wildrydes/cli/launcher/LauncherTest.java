package com.wildrydes.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs `scripts/wildrydes` in a project of its own, with a JDK and a Maven that only say what they are asked to do.
@Timeout(60)
class LauncherTest {
    private static final Path SCRIPTS =
            Path.of("..", "scripts").toAbsolutePath().normalize();

    /// Says what it is started with.
    private static final String JAVA = """
            #!/bin/bash
            echo "java from ${0%/bin/java}: ${@: -2}"
            """;

    /// Builds: makes the jar, and a line in a journal.
    private static final String MAVEN = """
            #!/bin/bash
            echo "[INFO] Building Wild Rydes :: Telemetry 1.0.0-SNAPSHOT   [2/7]"
            echo "built with $JAVA_HOME: $*" >>journal
            mkdir -p cli/target/lib && touch cli/target/lib/cli.jar
            """;

    @TempDir
    private Path folder;

    private Path project;
    private Path jdk;
    private Path bin;

    @BeforeEach
    void makeProject() throws IOException {
        project = folder.resolve("a project with spaces");
        for (String script : List.of("wildrydes", "jdk.sh")) {
            write(project.resolve("scripts").resolve(script), Files.readString(SCRIPTS.resolve(script)));
        }
        write(project.resolve("pom.xml"), "<project/>");
        write(project.resolve("cli/pom.xml"), "<project/>");
        write(project.resolve("cli/src/main/java/Some.java"), "class Some {}");
        jdk = makeJdk("jdks/jdk 25", "25.0.1");
        bin = folder.resolve("bin");
        write(bin.resolve("mvn"), MAVEN);
    }

    @Test
    void the_first_start_builds_and_later_ones_do_not() throws Exception {
        Start first = start();
        Start second = start();

        assertThat(first).isEqualTo(new Start(0, "java from " + jdk + ": up now\n", """
                        wildrydes: building, the first time takes a few minutes
                        building: Telemetry [2/7]
                        """));
        assertThat(second).isEqualTo(new Start(0, "java from " + jdk + ": up now\n", ""));
        assertThat(journal())
                .containsExactly("built with " + jdk
                        + ": -B -Dquick -Dtraining -Dmaven.test.skip=true -pl cli,athena-engine -am package");
    }

    @Test
    void a_changed_query_is_built_again() throws Exception {
        write(project.resolve("athena-queries/trip.sql"), "SELECT 1");
        start();
        later(project.resolve("athena-queries/trip.sql"));

        start();

        assertThat(journal()).hasSize(2);
    }

    @Test
    void a_changed_source_is_built_again() throws Exception {
        start();
        later(project.resolve("cli/src/main/java/Some.java"));

        start();

        assertThat(journal()).hasSize(2);
    }

    @Test
    void a_deleted_source_is_built_again() throws Exception {
        write(project.resolve("cli/src/main/java/Other.java"), "class Other {}");
        start();
        Files.delete(project.resolve("cli/src/main/java/Other.java"));
        later(project.resolve("cli/src/main/java"));

        start();

        assertThat(journal()).hasSize(2);
    }

    @Test
    void a_changed_test_is_not() throws Exception {
        start();
        write(project.resolve("cli/src/test/java/SomeTest.java"), "class SomeTest {}");
        later(project.resolve("cli/src/test/java/SomeTest.java"));

        start();

        assertThat(journal()).hasSize(1);
    }

    @Test
    void it_starts_through_a_chain_of_links_from_any_folder() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), project.resolve("scripts/wildrydes"));
        Files.createDirectories(folder.resolve("else where"));
        Files.createSymbolicLink(folder.resolve("else where/wildrydes"), Path.of("../link"));

        Start start = start(folder.resolve("else where"), "./wildrydes");

        assertThat(start.out()).isEqualTo("java from " + jdk + ": up now\n");
    }

    @Test
    void a_build_that_fails_shows_its_errors_and_its_log() throws Exception {
        write(bin.resolve("mvn"), "#!/bin/bash\necho '[INFO] much'\necho '[ERROR] Some.java: no'\nexit 1\n");

        Start start = start();

        assertThat(start).isEqualTo(new Start(1, "", """
                        wildrydes: building, the first time takes a few minutes
                        [ERROR] Some.java: no
                        wildrydes: the build failed; its whole log: %s/target/build.log
                        """.formatted(project)));
        assertThat(project.resolve("target/build.log")).hasContent("[INFO] much\n[ERROR] Some.java: no\n");
    }

    @Test
    void a_failed_build_is_tried_again() throws Exception {
        write(bin.resolve("mvn"), "#!/bin/bash\nexit 1\n");
        start();
        write(bin.resolve("mvn"), MAVEN);

        assertThat(start().exitCode()).isZero();
    }

    @Test
    void without_maven_it_says_how_to_get_it() throws Exception {
        Files.delete(bin.resolve("mvn"));

        Start start = start();

        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.err())
                .isEqualTo(
                        "wildrydes: Maven (mvn) is needed to build and is not on the PATH: install it, for example with"
                                + " 'apt install maven' or 'brew install maven'\n");
    }

    @Test
    void without_a_jdk_25_it_says_how_to_get_one() throws Exception {
        Files.delete(jdk.resolve("release"));
        makeJdk("jdks/old", "21.0.2");

        Start start = start();

        assertThat(start).isEqualTo(new Start(1, "", """
                        wildrydes: no JDK 25 or newer found (looked at JAVA_HOME, the PATH and the usual folders).
                        Install one, for example Eclipse Temurin from https://adoptium.net, with 'sdk install java 25-tem' (https://sdkman.io)
                        or with your system's packages, and set JAVA_HOME where it is not found by itself.
                        """));
    }

    @Test
    void an_old_java_home_gives_way_to_a_newer_jdk() throws Exception {
        Path old = makeJdk("old", "17.0.9");

        Start start = run(project, environment -> environment.put("JAVA_HOME", old.toString()), "scripts/wildrydes");

        assertThat(start.out()).isEqualTo("java from " + jdk + ": up now\n");
    }

    @Test
    void java_home_outweighs_what_is_installed() throws Exception {
        Path newer = makeJdk("newer", "26");

        Start start = run(project, environment -> environment.put("JAVA_HOME", newer.toString()), "scripts/wildrydes");

        assertThat(start.out()).isEqualTo("java from " + newer + ": up now\n");
    }

    @Test
    void of_two_first_starts_one_builds_and_both_run() throws Exception {
        Process one = process(project, environment -> {}, "scripts/wildrydes");
        Process other = process(project, environment -> {}, "scripts/wildrydes");

        assertThat(List.of(one.waitFor(), other.waitFor())).containsExactly(0, 0);
        assertThat(journal()).hasSize(1);
    }

    private record Start(int exitCode, String out, String err) {}

    @FunctionalInterface
    private interface Change {
        void apply(Map<String, String> environment);
    }

    private Start start() throws Exception {
        return start(project, "scripts/wildrydes");
    }

    private Start start(Path from, String script) throws Exception {
        return run(from, environment -> {}, script);
    }

    private Start run(Path from, Change change, String script) throws Exception {
        Process process = process(from, change, script);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Start(process.exitValue(), out, err);
    }

    private Process process(Path from, Change change, String script) throws IOException {
        var builder = new ProcessBuilder("bash", script, "up", "now").directory(from.toFile());
        var environment = builder.environment();
        environment.remove("JAVA_HOME");
        environment.put("WILDRYDES_JDK_FOLDERS", folder.resolve("jdks").toString());
        environment.put("PATH", bin + File.pathSeparator + systemTools());
        change.apply(environment);
        return builder.start();
    }

    /// The tools that the script needs, without this machine's Java and Maven.
    private String systemTools() throws IOException {
        Path tools = folder.resolve("tools");
        if (Files.notExists(tools)) {
            Files.createDirectories(tools);
            for (String tool : List.of(
                    "bash",
                    "cat",
                    "dirname",
                    "find",
                    "flock",
                    "grep",
                    "head",
                    "mkdir",
                    "mv",
                    "readlink",
                    "rm",
                    "tail",
                    "tee",
                    "touch",
                    "tr")) {
                // Not a link: JUnit would warn about each when it deletes the folder.
                write(tools.resolve(tool), "#!/bin/bash\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
            }
        }
        return tools.toString();
    }

    private Path makeJdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        write(home.resolve("bin/java"), JAVA);
        write(home.resolve("bin/javac"), "#!/bin/bash\n");
        write(home.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(project.resolve("journal"));
    }

    private static void later(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(5)));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
