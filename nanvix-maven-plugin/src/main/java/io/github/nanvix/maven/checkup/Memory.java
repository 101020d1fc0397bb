// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.checkup;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory that is left on a machine.
 *
 * @param available in bytes, as the kernel estimates it
 */
public record Memory(long available) {
  /** Where Linux says so: proc(5). */
  public static final Path FILE = Path.of("/proc/meminfo");

  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");
  // On the safe side: few files of C take a compiler more, and Maven with its step has the rest.
  private static final long OF_COMPILER = 200_000_000;
  private static final long OF_BUILD = 300_000_000;

  /** Reads {@code /proc/meminfo} or a file like it; one that says nothing counts as plenty. */
  public static Memory read(Path file) {
    try {
      Matcher line = AVAILABLE.matcher(Files.readString(file));
      return new Memory(line.find() ? Long.parseLong(line.group(1)) * 1024 : Long.MAX_VALUE);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  /** Looks whether it is enough for some compilers at once. */
  public void look(Checkup checkup, int jobs) {
    long wanted = OF_BUILD + jobs * OF_COMPILER;
    String text =
        new ByteSize(available)
            + " available; "
            + jobs
            + (jobs == 1 ? " compiler takes" : " compilers at once take")
            + " up to "
            + new ByteSize(wanted);
    if (available >= wanted) {
      checkup.fine("memory", text);
    } else {
      long enough = Math.max(1, (available - OF_BUILD) / OF_COMPILER);
      checkup.problem(
          "memory",
          text + (enough < jobs ? "" : ": close other programs, or build elsewhere"),
          "mvn nanvix:doctor -Dnanvix.jobs=" + enough);
    }
  }
}
