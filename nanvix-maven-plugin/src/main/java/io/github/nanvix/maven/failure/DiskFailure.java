// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** What an {@link IOException} means to the person at the console: above all, a full disk. */
public final class DiskFailure {
  /** What to do about a full disk. */
  public static final String MAKE_ROOM =
      "Free some space, or put the store elsewhere with -Dnanvix.store=DIR.";

  private DiskFailure() {}

  /**
   * The failure of an input or output operation as a {@link BuildException} that names the place.
   *
   * @param doing what was being done, as a clause that the place completes: {@code "write the
   *     archive"}, {@code "unpack into"}
   * @param place the file or directory that it was being done to
   */
  public static BuildException of(String doing, Path place, IOException origin) {
    if (isFull(String.valueOf(origin.getMessage()))) {
      return BuildException.environment(
          "No space left on the device of \""
              + place
              + "\" while trying to "
              + doing.replaceFirst(" (in|into|beside)$", "")
              + ".",
          MAKE_ROOM,
          origin);
    }
    return BuildException.environment(
        "Cannot " + doing + " \"" + place + "\": " + describe(origin) + ".",
        "Check that the path exists and that its permissions allow this.",
        origin);
  }

  /** Whether a message, of an exception or of a tool, says that a disk or a quota is full. */
  public static boolean isFull(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("no space left on device") || text.contains("disk quota exceeded");
  }

  /** The message alone of a plain exception; other classes say what their message leaves out. */
  private static String describe(IOException origin) {
    String name = origin.getClass().getSimpleName().replace("Exception", "");
    if (origin.getMessage() == null) {
      return name;
    }
    boolean plain =
        origin.getClass().equals(IOException.class)
            || origin.getClass().equals(FileSystemException.class);
    return plain ? Reason.of(origin) : name + ", " + Reason.of(origin);
  }
}
