// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.StepRecord;
import io.github.nanvix.maven.store.StepRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser, where the machine has one. */
class ReportInBrowserTest {
  private static final Path SHOTS = Path.of("target/report-page");

  @TempDir private static Path temp;
  private static @Nullable Browser started;
  private static Path page = Path.of("unset");

  @BeforeAll
  static void makeThePage() throws IOException {
    started = Browser.start(temp.resolve("profile")).orElse(null);
    ReviewedImage image = new ReviewedImage(temp.resolve("image"));
    ImageModel before = image.model();
    image.ssl(
        " int renegotiate(void) { return crc32(); } static const char table[5000] __attribute__((used)) = {1};");
    image.write("lib/python3.12/new.py", "new\n");
    Trees.delete(image.at("lib/python3.12/os.py"));
    image.madeOf.put("port.libz.version", "1.4");
    page = Files.createDirectories(SHOTS).resolve("report.html");
    Files.writeString(page, ReportPage.of(image.model().since(before)));
    StepRun run =
        new StepRun(
            Sha256.of("x"),
            StepRun.Outcome.MADE,
            Instant.EPOCH,
            Optional.of(Duration.ofSeconds(80)),
            new TreeMap<>());
    Files.writeString(
        page.resolveSibling(TimesPage.FILE),
        TimesPage.of(
            "cpython",
            List.of(new StepRecord("python-build", "cross build", run, Optional.empty())),
            Map.of("cross build", false),
            "1 step, all reused"));
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
  }

  @BeforeEach
  void open() {
    assumeThat(started).as("chromium and chromedriver on the PATH").isNotNull();
    browser().media("", "light");
    browser().width(1200);
    browser().open(page);
  }

  private static Browser browser() {
    return Objects.requireNonNull(started);
  }

  @Test
  void nothingIsRequestedAndTheConsoleIsEmpty() {
    browser().find("#filter").sendKeys("ssl");

    browser().assertQuiet();
  }

  @ParameterizedTest
  @CsvSource({
    "libz 1.3,  lib/libz.so",
    "handshake, lib/libssl.so",
    "zlib.cpython, lib/python3.12/lib-dynload/zlib.cpython-312.so"
  })
  void theFilterKnowsPortsSymbolsAndModules(String wanted, String file) {
    browser().find("#filter").sendKeys(wanted);

    List<String> shown =
        browser().all("details.object").stream()
            .filter(WebElement::isDisplayed)
            .map(object -> object.findElement(org.openqa.selenium.By.tagName("code")).getText())
            .toList();
    assertThat(shown).contains(file).hasSizeLessThan(9);
    assertThat(browser().find("#matches").getText()).isEqualTo(shown.size() + " of 9 files");
  }

  @Test
  void theKeyboardReachesAllAndOpensWhatIsFolded() {
    browser().find("body").sendKeys(Keys.TAB);
    assertThat(browser().focused().getText()).isEqualTo("Skip to the report");
    browser().focused().sendKeys(Keys.ENTER);
    assertThat(browser().address()).endsWith("#main");

    WebElement first = browser().find("details.object summary");
    browser().run("document.querySelector('#filter').focus()");
    browser().focused().sendKeys(Keys.TAB);
    assertThat(browser().focused()).isEqualTo(first);
    browser().focused().sendKeys(Keys.ENTER);
    assertThat(browser().find("details.object").getAttribute("open")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void axeFindsNothingSerious(String scheme) throws IOException {
    for (String name : List.of("report.html", TimesPage.FILE)) {
      browser().media("", scheme);
      browser().open(page.resolveSibling(name));
      browser().run("document.querySelectorAll('details').forEach(one => { one.open = true; })");
      browser().run(axe());
      Object violations =
          browser()
              .runAndWait(
                  "axe.run().then(found => arguments[0](JSON.stringify(found.violations"
                      + ".filter(one => ['serious', 'critical'].includes(one.impact))"
                      + ".map(one => [one.id, one.nodes.map(node => node.html)]))))");
      assertThat(violations).as("%s, %s", name, scheme).isEqualTo("[]");
    }
  }

  @ParameterizedTest
  @CsvSource({"light, 1200", "dark, 1200", "light, 380"})
  void itFitsItsWindow(String scheme, int width) {
    browser().media("", scheme);
    browser().width(width);
    browser().screenshot(SHOTS.resolve((width < 500 ? "narrow" : scheme) + ".png"));

    assertThat(browser().run("return document.documentElement.scrollWidth <= window.innerWidth;"))
        .isEqualTo(true);
  }

  @Test
  void itPrintsOnTwoPages() {
    byte[] pdf = browser().print(SHOTS.resolve("print.pdf"));
    browser().media("print", "light");
    browser().width(794);
    browser().screenshot(SHOTS.resolve("print.png"));

    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(text).results().count()).isEqualTo(2);
  }

  /** What is clicked first and, where it takes two, then; what is seen after that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Which module grew           |               | _ssl.cpython-312.so; .rodata +5,; renegotiate",
        "Who needs a library         |               | lib/libcrypto.so lib/libssl.so, lib/python3.12/lib-dynload/_ssl",
        "Where does a symbol         | lib/libffi.so | Takes from bin/python.elf: abort",
        "What breaks without         |               | lib/libz.so lib/python3.12/lib-dynload/_ssl.cpython-312.so, lib/python3.12/lib-dynload/zlib",
        "Which symbols have two      |               | crc32; lib/libcrypto.so; lib/libz.so",
        "Is anything bundled twice   |               | lib/libcrypto.so and lib/libz.so both export: crc32",
        "What changed since          |               | Added files: lib/python3.12/new.py; gone: lib/python3.12/os.py",
        "Which pins changed          |               | port.libz.version 1.3 1.4",
        "How long did it take        |               | 1 step, all reused; cross build reused 80.0",
        "Is every licence there      |               | libffi MISSING; 1 part without terms",
      })
  void aReviewersQuestionIsAnsweredInTwoClicks(
      String question, @Nullable String second, String answers) {
    browser().called("a", question).click();
    if (second != null) {
      browser().called("summary", second).click();
    }

    String hash = browser().address().replaceFirst("^[^#]*", "");
    String seen = browser().find(hash.isEmpty() ? "main" : hash).getText().replaceAll("\\s+", " ");
    if (question.startsWith("Which module grew")) {
      seen = browser().find("#difference").getText().replaceAll("\\s+", " ");
    }
    for (String answer : answers.split(";")) {
      assertThat(seen).contains(answer.strip());
    }
  }

  private static String axe() throws IOException {
    Properties jar = new Properties();
    jar.load(new StringReader(resource("/META-INF/maven/org.webjars.npm/axe-core/pom.properties")));
    return resource(
        "/META-INF/resources/webjars/axe-core/" + jar.getProperty("version") + "/axe.min.js");
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = ReportInBrowserTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
