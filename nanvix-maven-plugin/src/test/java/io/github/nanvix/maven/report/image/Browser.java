// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The machine's Chromium with its own driver, without a window. */
final class Browser implements AutoCloseable {
  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The browser, where the machine has one. */
  static Optional<Browser> start(Path profile) {
    Optional<Path> chromium = program("chromium");
    Optional<Path> chromedriver = program("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      return Optional.empty();
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--user-data-dir=" + profile,
        "--window-size=1200,900");
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return Optional.of(
        new Browser(
            new ChromeDriver(
                new ChromeDriverService.Builder()
                    .usingDriverExecutable(chromedriver.get().toFile())
                    .build(),
                options)));
  }

  private static Optional<Path> program(String name) {
    for (String directory : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path file = Path.of(directory, name);
      if (Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  void open(Path page) {
    driver.get("about:blank");
    driver.get(page.toUri().toString());
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The link or summary with a text. */
  WebElement called(String tag, String text) {
    return driver.findElement(By.xpath("//" + tag + "[contains(., '" + text + "')]"));
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  String title() {
    return driver.getTitle();
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /** Media queries, for example {@code prefers-color-scheme} and {@code dark}. */
  void media(String type, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            type,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  void screenshot(Path file) {
    write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Prints the page. */
  byte[] print(Path file) {
    Map<String, Object> pdf =
        driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
    byte[] bytes = Base64.getDecoder().decode(String.valueOf(pdf.get("data")));
    write(file, bytes);
    return bytes;
  }

  @Nullable Object run(String script) {
    return ((JavascriptExecutor) driver).executeScript(script);
  }

  @Nullable Object runAndWait(String script) {
    return ((JavascriptExecutor) driver).executeAsyncScript(script);
  }

  /** What was printed to the console since this was last asked, and what was requested. */
  void assertQuiet() {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    assertThat(driver.manage().logs().get(LogType.PERFORMANCE).getAll())
        .extracting(entry -> entry.getMessage())
        .filteredOn(message -> message.contains("Network.requestWillBeSent\""))
        .noneMatch(message -> message.contains("\"url\":\"http"));
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
