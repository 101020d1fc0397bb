// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.exec.Counted;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How far one command is.
 *
 * @param name what people call it
 * @param elapsed since it began
 * @param counted how many things it has done
 * @param lastTime how many it did in all when it last ended well
 */
record Progress(String name, Duration elapsed, Counted counted, OptionalLong lastTime) {

  /** For example {@code make python 412/803 Modules/_decimal/_decimal.c 1:20, about 1:30 to go}. */
  String text() {
    long done = counted.done();
    StringBuilder text = new StringBuilder(name).append(' ').append(done);
    boolean known = lastTime.isPresent() && lastTime.getAsLong() >= done;
    if (known) {
      text.append('/').append(lastTime.getAsLong());
    }
    if (!counted.at().isEmpty()) {
      text.append(' ').append(counted.at());
    }
    text.append(' ').append(minutes(elapsed.toSeconds()));
    if (known && lastTime.getAsLong() > done) {
      long left = elapsed.toMillis() * (lastTime.getAsLong() - done) / done / 1000;
      text.append(", about ").append(minutes(left)).append(" to go");
    }
    return text.toString();
  }

  private static String minutes(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
