// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.ci;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service that builds, and what it can show. */
public interface CiService {

  /** Any other, or a terminal. */
  CiService NONE = new CiService() {};

  /** The one that has set these variables, as its documentation says. */
  static CiService of(Function<String, @Nullable String> variables) {
    if ("true".equals(variables.apply("GITHUB_ACTIONS"))) {
      return new GitHub(
          directory(variables.apply("GITHUB_WORKSPACE")),
          directory(variables.apply("GITHUB_STEP_SUMMARY")));
    }
    if ("true".equals(variables.apply("GITLAB_CI"))) {
      return new GitLab(directory(variables.apply("CI_PROJECT_DIR")));
    }
    return NONE;
  }

  private static Optional<Path> directory(@Nullable String path) {
    return Optional.ofNullable(path).filter(text -> !text.isEmpty()).map(Path::of);
  }

  /**
   * What begins a part of the log that can be folded; empty where none can.
   *
   * @param title its heading
   * @param second of the time since 1970
   */
  default Optional<String> begin(String title, long second) {
    return Optional.empty();
  }

  /** What ends it. */
  default Optional<String> end(String title, long second) {
    return Optional.empty();
  }

  /** Lines that have problems shown at their files. */
  default List<String> annotations(List<Problem> problems) {
    return List.of();
  }

  /** A report of problems that the service reads. */
  default Optional<String> codeQuality(List<Problem> problems) {
    return Optional.empty();
  }

  /** The file to which a summary in Markdown is to be appended. */
  default Optional<Path> summary() {
    return Optional.empty();
  }

  /** A file as the service names those of the checkout: from its root. */
  static String fromRoot(Optional<Path> root, Path file) {
    return root.filter(file::startsWith).map(path -> path.relativize(file)).orElse(file).toString();
  }
}
