package io.github.nanvix.maven.failure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What an {@link IOException} means to the person at the console: above all, a full disk. */
public final class DiskFailure {
  private DiskFailure() {}

  /**
   * The failure of an input or output operation as a {@link BuildException} that names the place.
   *
   * @param doing what was being done, as a clause: {@code "write the archive"}
   * @param place the file or directory that it was being done to
   */
  public static BuildException of(String doing, Path place, IOException origin) {
    if (isFull(String.valueOf(origin.getMessage()))) {
      return BuildException.environment(
          "No space left on the device of \"" + place + "\" while trying to " + doing + ".",
          "Free some space, or put the store elsewhere with -Dnanvix.store=DIR.",
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

  private static String describe(IOException origin) {
    String name = origin.getClass().getSimpleName().replace("Exception", "");
    return origin.getMessage() == null ? name : name + ", " + origin.getMessage();
  }
}
