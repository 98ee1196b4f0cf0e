package com.wildrydes.dashboard.browser;

import com.wildrydes.dashboard.api.FakeApi;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;

/// Gives a test its `Page` and its `FakeApi`. The browser is shared by all tests of the run, as it takes
/// seconds to start; the page and its Api are new for each. Without a browser the tests are skipped, and one
/// line says so.
public final class InBrowser implements ParameterResolver, AfterEachCallback, ExecutionCondition {
    private static final Namespace OURS = Namespace.create(InBrowser.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.isInstalled()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        context.getRoot().getStore(OURS).getOrComputeIfAbsent("said", _ -> {
            System.err.println("Skipped: the page's tests need chromium and chromedriver"
                    + " (Debian: apt install chromium chromium-driver)");
            return true;
        });
        return ConditionEvaluationResult.disabled("chromium or chromedriver is not installed");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Page.class || type == FakeApi.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getStore(OURS);
        FakeApi api = store.getOrComputeIfAbsent("api", _ -> new FakeApi(), FakeApi.class);
        return parameter.getParameter().getType() == FakeApi.class
                ? api
                : store.getOrComputeIfAbsent("page", _ -> new Page(browser(context).driver, api.address()), Page.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Page page = context.getStore(OURS).get("page", Page.class);
        if (page == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            page.keepForTheReport(context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName());
        }
        page.leave();
    }

    private static Shared browser(ExtensionContext context) {
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent("browser", _ -> new Shared(), Shared.class);
    }

    /// Ends with the run.
    private static final class Shared implements AutoCloseable {
        private final Path profile = Chromium.newProfile();
        private final ChromeDriver driver = Chromium.start(profile);

        @Override
        public void close() {
            driver.quit();
            Chromium.delete(profile);
        }
    }
}
