// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.report.Console;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * What a goal exists to print. With {@code -q}, which silences Maven's log, it goes to standard
 * output as it is, where the goal was called by name; bound to a phase, a goal is quiet then.
 */
final class Answer implements Console {
  private final Log log;
  private final boolean asked;
  private Optional<String> heading;

  /**
   * @param log Maven's
   * @param asked whether the goal was called by name
   * @param heading what is printed before the first line where Maven prints none; empty where
   *     nobody could take the lines for those of another project
   */
  Answer(Log log, boolean asked, Optional<String> heading) {
    this.log = log;
    this.asked = asked;
    this.heading = heading;
  }

  /** As above, of a goal that is of no project. */
  Answer(Log log, boolean asked) {
    this(log, asked, Optional.empty());
  }

  @Override
  public void line(String line) {
    if (log.isInfoEnabled()) {
      log.info(line);
    } else {
      print(line);
    }
  }

  @Override
  public void warning(String line) {
    if (log.isWarnEnabled()) {
      log.warn(line);
    } else {
      print(line);
    }
  }

  @Override
  public void error(String line) {
    if (log.isErrorEnabled()) {
      log.error(line);
    } else {
      print(line);
    }
  }

  private void print(String line) {
    if (asked) {
      heading.ifPresent(System.out::println);
      heading = Optional.empty();
      System.out.println(line);
    }
  }
}
