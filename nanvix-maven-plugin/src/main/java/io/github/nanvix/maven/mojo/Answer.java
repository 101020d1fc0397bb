package io.github.nanvix.maven.mojo;

import org.apache.maven.plugin.logging.Log;

/**
 * What a goal exists to print. With {@code -q}, which silences Maven's log, it goes to standard
 * output as it is, where the goal was called by name; bound to a phase, a goal is quiet then.
 *
 * @param log Maven's
 * @param asked whether the goal was called by name
 */
record Answer(Log log, boolean asked) {

  /** A line of it. */
  void line(String line) {
    if (log.isInfoEnabled()) {
      log.info(line);
    } else {
      print(line);
    }
  }

  /** A line that warns. */
  void warning(String line) {
    if (log.isWarnEnabled()) {
      log.warn(line);
    } else {
      print(line);
    }
  }

  /** A line that says what is wrong. */
  void error(String line) {
    if (log.isErrorEnabled()) {
      log.error(line);
    } else {
      print(line);
    }
  }

  private void print(String line) {
    if (asked) {
      System.out.println(line);
    }
  }
}
