// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.ci;

import io.github.nanvix.maven.report.ConsoleText;
import io.github.nanvix.maven.report.Json;
import io.github.nanvix.maven.verify.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * GitLab CI/CD: sections of the log, and reports of code quality.
 *
 * @param root of the checkout
 */
record GitLab(Optional<Path> root) implements CiService {
  private static final String ERASE_LINE = "\u001b[0K";

  @Override
  public Optional<String> begin(String title, long second) {
    return Optional.of(
        marker("section_start", title, second, "[collapsed=true]") + ConsoleText.of(title));
  }

  @Override
  public Optional<String> end(String title, long second) {
    return Optional.of(marker("section_end", title, second, ""));
  }

  private static String marker(String kind, String title, long second, String options) {
    String name = title.replaceAll("[^A-Za-z0-9_.-]+", "_");
    return ERASE_LINE + kind + ":" + second + ":" + name + options + "\r" + ERASE_LINE;
  }

  @Override
  public Optional<String> codeQuality(List<Problem> problems) {
    Map<String, Integer> seen = new HashMap<>();
    List<Map<String, Object>> all = new ArrayList<>();
    for (Problem problem : problems) {
      // Two with one fingerprint would be shown as one.
      int count = seen.merge(problem.fingerprint(), 1, Integer::sum);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("description", problem.message() + ". " + problem.hint());
      one.put("check_name", problem.id());
      one.put("fingerprint", problem.fingerprint() + (count == 1 ? "" : "-" + count));
      one.put("severity", severity(problem.severity()));
      one.put("location", location(problem));
      all.add(one);
    }
    return Optional.of(Json.write(all));
  }

  private Map<String, Object> location(Problem problem) {
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("path", CiService.fromRoot(root, problem.file()));
    location.put("lines", Map.of("begin", problem.line()));
    return location;
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "blocker";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
