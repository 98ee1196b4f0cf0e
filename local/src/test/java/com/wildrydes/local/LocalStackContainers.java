package com.wildrydes.local;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// LocalStack, where Docker has it: another implementation of AWS's API, which says what AWS does where ours might not.
/// Nothing is pulled.
public final class LocalStackContainers {
    private static final String IMAGE = "localstack/localstack:4.14.0";
    private static final String REAPER = "testcontainers/ryuk";

    /// A quarter of a minute on a machine that does nothing else.
    private static final Duration START = Duration.ofMinutes(5);

    private LocalStackContainers() {}

    /// A container that is not started yet. Skips the test when Docker or the images are missing, and prints one line
    /// that says so.
    ///
    /// @param what    is skipped then, as "the contract of objects"
    /// @param service of LocalStack
    public static LocalStackContainer of(String what, String service) throws InterruptedException {
        boolean reaped = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED")) || isPresent(REAPER);
        if (!isPresent(IMAGE) || !reaped) {
            String how = "Skipped " + what + " on LocalStack: to run it, start Docker, pull " + IMAGE + " and " + REAPER
                    + " (or set TESTCONTAINERS_RYUK_DISABLED=true)";
            System.out.println(how);
            Assumptions.abort(how);
        }
        return new LocalStackContainer(DockerImageName.parse(IMAGE))
                .withServices(service)
                .withStartupTimeout(START);
    }

    /// Asked of the `docker` command: Testcontainers' own client would begin by pulling images, for minutes where no
    /// registry answers.
    private static boolean isPresent(String image) throws InterruptedException {
        try {
            Process docker = new ProcessBuilder("docker", "image", "ls", "--quiet", image)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean listed = docker.getInputStream().readAllBytes().length > 0;
            return docker.waitFor() == 0 && listed;
        } catch (IOException noDockerCommand) {
            return false;
        }
    }
}
