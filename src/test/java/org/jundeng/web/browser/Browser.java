// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine, without a window. Nothing is looked for or fetched elsewhere. */
final class Browser implements AutoCloseable {

    private static final Pattern SHEETS = Pattern.compile("/Type\\s*/Pages\\b[^>]*?/Count\\s+(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DRIVER = "webdriver.chrome.driver";
    private static final String AXE = axe();

    private final String base;
    private final ChromeDriver driver;

    private Browser(String base, ChromeDriver driver) {
        this.base = base;
        this.driver = driver;
    }

    /** Whether this machine has the browser and its driver. */
    static boolean installed() {
        return program("chromium", "chromium-browser", "google-chrome").isPresent()
                && program("chromedriver").isPresent();
    }

    /** Starts the browser for the pages of the server at {@code base}, which ends without a slash. */
    static Browser at(String base) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(
                program("chromium", "chromium-browser", "google-chrome").orElseThrow());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        options.addArguments("--hide-scrollbars", "--window-size=1280,900", "--force-device-scale-factor=1");
        options.setCapability("goog:loggingPrefs", logs);
        // With its path known, Selenium looks for no driver elsewhere.
        System.setProperty(DRIVER, program("chromedriver").orElseThrow().toString());
        ChromeDriver driver = new ChromeDriver(options);
        driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
        return new Browser(base, driver);
    }

    private static Optional<File> program(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    /** Opens a page of the server; {@code path} begins with a slash. */
    void open(String path) {
        driver.get(base + path);
    }

    /** The path and query of the page that is shown. */
    String shown() {
        return driver.getCurrentUrl().substring(base.length());
    }

    /** Follows the first link that {@code css} selects. */
    void follow(String css) {
        driver.findElement(By.cssSelector(css)).click();
    }

    /** Chooses a file in the first field for files that {@code css} selects. */
    void choose(String css, Path file) {
        driver.findElement(By.cssSelector(css)).sendKeys(file.toString());
    }

    /** Keeps what the page has it download in a folder. */
    void downloadsTo(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Waits until the page's main part has those words; a page that loads itself again may be gone meanwhile. */
    void awaitWords(String words) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> words().contains(words));
    }

    /** The words of the page's main part. */
    String words() {
        return driver.findElement(By.tagName("main")).getText();
    }

    /** The text of the first element that {@code css} selects. */
    String text(String css) {
        return driver.findElement(By.cssSelector(css)).getText();
    }

    /** Types {@code words} into the first field that {@code css} selects, and sends the form by the Enter key. */
    void ask(String css, String words) {
        WebElement field = driver.findElement(By.cssSelector(css));
        field.clear();
        String asking = driver.getCurrentUrl();
        field.sendKeys(words, Keys.ENTER);
        // The key is sent, and the answer comes later.
        await().until(() -> !driver.getCurrentUrl().equals(asking));
    }

    /** Types {@code words} into the first field that {@code css} selects. */
    void type(String css, String words) {
        WebElement field = driver.findElement(By.cssSelector(css));
        field.clear();
        field.sendKeys(words);
    }

    /** Presses the first button that {@code css} selects, and waits until another page is shown. */
    void press(String css) {
        String asking = driver.getCurrentUrl();
        driver.findElement(By.cssSelector(css)).click();
        await().until(() -> !driver.getCurrentUrl().equals(asking));
    }

    /** Where the links of the page lead on the same server: paths with their queries, each once, in their order. */
    List<String> links() {
        return texts(run("return [...new Set([...document.links].filter(a => a.origin === location.origin)"
                + ".map(a => a.pathname + a.search))]"));
    }

    /** As wide as a desk's screen, 1280 pixels. */
    void desk() {
        size(1280, 900);
    }

    /** As wide as a phone, 390 pixels. */
    void phone() {
        size(390, 844);
    }

    /** As wide and high as that, in pixels. */
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** By day, or by night. */
    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** What a script of the test's own answers; the page's policy does not bind it. */
    Object run(String script) {
        return driver.executeScript(script);
    }

    /** Leaves of each table its first rows, so that what is done to each element takes seconds only. */
    void shorten(int rows) {
        run("document.querySelectorAll('tbody').forEach(body => [...body.rows].slice(" + rows
                + ").forEach(row => row.remove()))");
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    /** Presses the Tab key so many times. */
    void tab(int times) {
        Actions keys = new Actions(driver);
        for (int i = 0; i < times; i++) {
            keys.sendKeys(Keys.TAB);
        }
        keys.perform();
    }

    /** Presses the Enter key where the focus is. */
    void enter() {
        new Actions(driver).sendKeys(Keys.ENTER).perform();
    }

    /**
     * The ways in which the Tab key fails: what can be reached by mouse and is not reached by it, or not in its order,
     * and what does not show that it has the focus.
     */
    List<String> keyboardTraps() {
        long stops = (Long) run("""
                const reachable = 'a[href], button, summary, select, input:not([type=hidden]), [tabindex="0"]';
                window.stops = [...document.querySelectorAll(reachable)]
                  .filter(each => each.getClientRects().length > 0);
                window.reached = [];
                document.addEventListener('focusin', event => {
                  const style = getComputedStyle(event.target);
                  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                  window.reached.push({element: event.target, shown: shown});
                });
                return window.stops.length;
                """);
        tab((int) stops);
        return texts(run("""
                const told = each => each ? each.outerHTML.slice(0, 150) : 'nothing';
                return window.stops.flatMap((stop, i) => {
                  const reached = window.reached[i];
                  if (!reached || reached.element !== stop) {
                    return ['stop ' + i + ' is ' + told(reached && reached.element) + ' in place of ' + told(stop)];
                  }
                  return reached.shown ? [] : ['no focus is seen at ' + told(stop)];
                }).slice(0, 5);
                """));
    }

    /** What the browser has complained of since the last time, such as a breach of the page's policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("/favicon.ico"))
                .toList();
    }

    /** The serious and critical faults that axe-core finds on the page, with the elements that have them. */
    List<String> barriers() {
        return violations("{resultTypes: ['violations']}");
    }

    /** Words that stand out too little from what is behind them, as axe-core measures it. */
    List<String> faintWords() {
        return violations("{resultTypes: ['violations'], runOnly: ['color-contrast']}");
    }

    private List<String> violations(String options) {
        driver.executeScript(AXE);
        return texts(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, %s).then(
                  results => done(results.violations
                    .filter(rule => ['serious', 'critical'].includes(rule.impact))
                    .flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.html + ' ' + node.failureSummary))
                    .slice(0, 5)),
                  failure => done(['axe-core failed: ' + failure]));
                """.replace("%s", options)));
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading axe.min.js", e);
        }
    }

    /** How many sheets of paper the page takes, by its own print style. */
    int sheets() {
        Object pdf = driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true))
                .get("data");
        byte[] bytes = Base64.getDecoder().decode((String) pdf);
        Matcher count = SHEETS.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        int sheets = 0;
        while (count.find()) {
            sheets = Math.max(sheets, Integer.parseInt(count.group(1)));
        }
        return sheets;
    }

    /** What is seen of the page, from its top, as PNG. */
    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
