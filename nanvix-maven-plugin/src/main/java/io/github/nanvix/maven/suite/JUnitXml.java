// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

import io.github.nanvix.maven.suite.TestCase.Outcome;
import java.util.Locale;

/** JUnit's XML, as CI servers read it: one file for each test. */
final class JUnitXml {
  private final StringBuilder text = new StringBuilder();

  private JUnitXml() {}

  static String of(TestResult result) {
    JUnitXml xml = new JUnitXml();
    xml.suite(result);
    return xml.text.toString();
  }

  private void suite(TestResult result) {
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite");
    attribute("name", result.test());
    attribute("tests", String.valueOf(result.cases().size()));
    attribute("failures", String.valueOf(result.count(Outcome.FAILED)));
    attribute("errors", "0");
    attribute(
        "skipped",
        String.valueOf(result.count(Outcome.SKIPPED) + result.count(Outcome.FAILED_AS_EXPECTED)));
    attribute("time", seconds(result.cases().stream().mapToDouble(TestCase::seconds).sum()));
    text.append(">\n");
    result.cases().forEach(this::testCase);
    text.append("</testsuite>\n");
  }

  private void testCase(TestCase one) {
    int dot = one.name().lastIndexOf('.');
    text.append("  <testcase");
    attribute("classname", dot < 0 ? "" : one.name().substring(0, dot));
    attribute("name", one.name().substring(dot + 1));
    attribute("time", seconds(one.seconds()));
    if (one.outcome() == Outcome.PASSED) {
      text.append("/>\n");
      return;
    }
    boolean failed = one.outcome() == Outcome.FAILED;
    text.append(">\n    <").append(failed ? "failure" : "skipped");
    String[] lines = one.message().split("\n", -1);
    attribute("message", lines[failed ? lines.length - 1 : 0]);
    text.append('>').append(failed ? escaped(one.message()) : "");
    text.append("</").append(failed ? "failure" : "skipped").append(">\n  </testcase>\n");
  }

  private void attribute(String name, String value) {
    text.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** What XML 1.0 has no way to write becomes a question mark. */
  private static String escaped(String value) {
    StringBuilder escaped = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isWritable(c) ? c : '?');
              }
            });
    return escaped.toString();
  }

  private static boolean isWritable(int c) {
    return c >= ' ' && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff;
  }
}
