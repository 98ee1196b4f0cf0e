package com.wildrydes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.wildrydes.dashboard.api.FakeApi;
import com.wildrydes.dashboard.browser.InBrowser;
import com.wildrydes.dashboard.browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// The page's modules one by one, in the browser that they are for: each function that a file
/// `dashboard-test/….test.js`
/// exports is a test.
@ExtendWith(InBrowser.class)
class ModulesTest {
    private static final Path TESTS = Path.of("src/test/resources/dashboard-test");

    @TestFactory
    Stream<DynamicContainer> modules(@SuppressWarnings("unused") FakeApi api, Page page) throws IOException {
        page.openBlank();
        try (Stream<Path> files = Files.list(TESTS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".test.js"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> DynamicContainer.dynamicContainer(file, tests(file, page)));
        }
    }

    @SuppressWarnings("unchecked")
    private static Stream<DynamicTest> tests(String file, Page page) {
        var names = (List<String>) page.run("return import('/test/%s').then(Object.keys)".formatted(file));
        assertThat(names).as("tests in " + file).isNotEmpty();
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> run(file, name, page)));
    }

    private static void run(String file, String name, Page page) {
        Object failure = page.run("""
                return import('/test/%s').then((tests) => tests['%s']()).then(() => null, (failure) => failure.stack)
                """.formatted(file, name));
        assertThat(failure).isNull();
    }
}
