// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.report.ci.CiService;
import io.github.nanvix.maven.report.ci.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/**
 * What is told the service that this build runs on. Its commands begin a line, so that they pass by
 * Maven's log; with {@code -q} there are none.
 *
 * @param service the service
 * @param log Maven's
 * @param folds whether goals run one after the other, and parts of the log are theirs alone
 */
record CiOutput(CiService service, Log log, boolean folds) {

  /** What the session's environment says. */
  static CiOutput of(MavenSession session, Log log) {
    return new CiOutput(
        CiService.of(name -> session.getSystemProperties().getProperty("env." + name)),
        log,
        session.getRequest().getDegreeOfConcurrency() <= 1);
  }

  /** Does work in a part of the log that can be folded. */
  void folded(String title, Runnable work) {
    if (!folds) {
      work.run();
      return;
    }
    print(service.begin(title, Instant.now().getEpochSecond()));
    try {
      work.run();
    } finally {
      print(service.end(title, Instant.now().getEpochSecond()));
    }
  }

  /** Has problems shown at their files; the report of them that the service reads, if any. */
  Optional<String> problems(List<Problem> problems) {
    service.annotations(problems).forEach(line -> print(Optional.of(line)));
    return service.codeQuality(problems);
  }

  /** Appends to the summary. */
  void summary(String markdown) {
    Optional<Path> file = service.summary();
    if (file.isPresent()) {
      try {
        Files.writeString(
            file.get(), markdown + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        // A build that has made what it should does not fail for want of a summary.
        log.warn("The summary \"" + file.get() + "\" cannot be written: " + e.getMessage());
      }
    }
  }

  private void print(Optional<String> line) {
    if (log.isInfoEnabled()) {
      line.ifPresent(System.out::println);
    }
  }
}
