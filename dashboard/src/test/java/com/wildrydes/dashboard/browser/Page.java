package com.wildrydes.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/// A page in the browser, as a test sees it: elements, the state it shows on `window.wildRydes`, and the picture
/// itself.
public final class Page {
    /// The page itself waits ten seconds for an answer, and up to ten before it asks again; the rest is for a machine
    /// that runs other tests too.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// The newest lines of the console that a failed test reports.
    private static final int CONSOLE_LINES = 40;

    private final ChromeDriver driver;
    private final URI address;

    /// @param address of the page, with a slash in the end
    public Page(ChromeDriver driver, URI address) {
        this.driver = driver;
        this.address = address;
        resize(1280, 800);
    }

    /// Opens the dashboard and waits until its parts are there.
    public Page open() {
        return open("");
    }

    /// The same with a deep link.
    ///
    /// @param hash what follows the address, `#` included
    public Page open(String hash) {
        return load(hash).waitUntil("window.wildRydes");
    }

    /// Loads the dashboard, and does not wait until it works.
    public Page load(String hash) {
        // Away first: another hash alone would not load the page again.
        driver.get("about:blank");
        driver.get(address + hash);
        return this;
    }

    /// Opens the dashboard in a tab that nobody sees yet; [#hide] with `false` brings it to the front.
    public Page openUnseen() {
        Object script = driver.executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", hiding(true)))
                .get("identifier");
        open();
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
        return this;
    }

    /// Opens a page with nothing in it, for tests of single modules.
    public Page openBlank() {
        driver.get(address.resolve("test/blank.html").toString());
        return this;
    }

    /// What an expression has for a value in the page, for example `wildRydes.feed.state`. Numbers come as Long or
    /// Double.
    public Object state(String expression) {
        return driver.executeScript("return " + expression);
    }

    public double number(String expression) {
        return ((Number) state(expression)).doubleValue();
    }

    /// Runs statements in the page; a returned promise is waited for.
    public Object run(String statements) {
        return driver.executeScript(statements);
    }

    /// Waits until an expression is true in the page.
    public Page waitUntil(String expression) {
        patiently(expression).until(() -> Boolean.TRUE.equals(state("Boolean(" + expression + ")")));
        return this;
    }

    /// Waits until an assertion holds.
    public void eventually(ThrowingConsumer<Page> assertion) {
        patiently("an assertion on the page").untilAsserted(() -> assertion.acceptThrows(this));
    }

    /// Looks again also when the page cannot be looked at: it is just being loaded, or has drawn an element anew.
    private static ConditionFactory patiently(String what) {
        return await(what).atMost(PATIENCE).ignoreExceptionsInstanceOf(WebDriverException.class);
    }

    /// The first element that a CSS selector finds.
    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public String text(String selector) {
        return find(selector).getText();
    }

    /// What is in the element with the focus, as a key of `Keys` or characters.
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// A key while another is held.
    public void press(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    /// The mouse at a place of the window, in CSS pixels.
    public void click(int x, int y) {
        new Actions(driver).moveToLocation(x, y).click().perform();
    }

    public void drag(int fromX, int fromY, int toX, int toY) {
        new Actions(driver)
                .moveToLocation(fromX, fromY)
                .clickAndHold()
                .moveToLocation(toX, toY)
                .release()
                .perform();
    }

    /// The part of the window that the page is drawn in, in CSS pixels. Each is one pixel of the picture.
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /// What the operator's system prefers, for example `prefers-color-scheme`, `dark`.
    public void prefer(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /// Another tab is in front, or this one again.
    public void hide(boolean hidden) {
        driver.executeScript(hiding(hidden));
    }

    private static String hiding(boolean hidden) {
        return """
                Object.defineProperty(document, 'hidden', { configurable: true, get: () => HIDDEN });
                Object.defineProperty(document, 'visibilityState',
                    { configurable: true, get: () => HIDDEN ? 'hidden' : 'visible' });
                document.dispatchEvent(new Event('visibilitychange'));
                """.replace("HIDDEN", Boolean.toString(hidden));
    }

    /// The window as it is drawn now.
    public BufferedImage picture() {
        try {
            return ImageIO.read(new ByteArrayInputStream(driver.getScreenshotAs(OutputType.BYTES)));
        } catch (IOException e) {
            throw new UncheckedIOException("the browser's picture cannot be read", e);
        }
    }

    /// A canvas' own picture, in its own pixels; what is transparent is transparent.
    ///
    /// @param expression the canvas, for example `document.querySelector('#map canvas')`
    public BufferedImage canvas(String expression) {
        String data = (String) state(expression + ".toDataURL('image/png')");
        try {
            byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException("the picture of " + expression + " cannot be read", e);
        }
    }

    /// What has been written to the console as an error or a warning since the last call, also violations of
    /// the content policy. Requests that fail are not among it: the browser tells of each.
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(each -> each.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    /// Nothing that axe finds wrong, at any level.
    public void assertAccessible() {
        var results = new AxeBuilder().analyze(driver);
        assertThat(results.getViolations()).extracting(Page::told).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes();
    }

    /// Bytes of JavaScript objects that are in use, after a collection.
    public long usedHeap() {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        return ((Number) driver.executeCdpCommand("Runtime.getHeapUsage", Map.of())
                        .get("usedSize"))
                .longValue();
    }

    public ChromeDriver driver() {
        return driver;
    }

    /// What a failed test has left: a picture in `target/screenshots`, and what the browser wrote to its console.
    void keepForTheReport(String test) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(test + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            System.err.println("The console of the failed " + test + " at " + driver.getCurrentUrl() + ":");
            List<LogEntry> console = driver.manage().logs().get(LogType.BROWSER).getAll();
            console.stream()
                    .skip(Math.max(0, console.size() - CONSOLE_LINES))
                    .forEach(entry -> System.err.println("  " + entry));
        } catch (IOException | RuntimeException e) {
            System.err.println("no picture or console of the failed test " + test + ": " + e.getMessage());
        }
    }

    /// Stops the page's requests, and what the next test must not find.
    void leave() {
        driver.get("about:blank");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin", Map.of("origin", address.toString(), "storageTypes", "all"));
        driver.manage().logs().get(LogType.BROWSER);
    }
}
