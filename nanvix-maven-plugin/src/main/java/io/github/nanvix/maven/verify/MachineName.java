// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text by which a file gives away the machine or the user that built it.
 *
 * <p>What is no more than an ordinary word is not looked for, or only where nothing else can be
 * meant: a false alarm in every build would teach people to pass over the true one.
 */
public final class MachineName {
  /** Directories that every machine has, the target too. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/home",
          "/lib",
          "/lib32",
          "/lib64",
          "/media",
          "/mnt",
          "/nonexistent",
          "/opt",
          "/proc",
          "/run",
          "/sbin",
          "/srv",
          "/sys",
          "/tmp",
          "/usr",
          "/var",
          "/usr/bin",
          "/usr/lib",
          "/usr/local",
          "/usr/share",
          "/usr/src",
          "/var/cache",
          "/var/lib",
          "/var/tmp");

  /** What many machines are called, less digits and punctuation. */
  private static final Set<String> ORDINARY =
      Set.of(
          "alpine",
          "build",
          "builder",
          "buildhost",
          "container",
          "debian",
          "docker",
          "fedora",
          "linux",
          "localdomain",
          "localhost",
          "localhostlocaldomain",
          "nanvix",
          "python",
          "runner",
          "server",
          "ubuntu",
          "worker");

  private static final int DISTINCTIVE = 8;
  private static final Pattern DIGIT_OR_HYPHEN = Pattern.compile(".*[0-9-].*");

  /** What may stand around a name without belonging to it. */
  private enum Bounds {
    /** A path that cannot go on as another file's name. */
    PATH,
    /** The same of one segment, which could as well be the end of another path. */
    WHOLE_PATH,
    /** Neither side continues the name. */
    WORD
  }

  private final String words;
  private final byte[] bytes;
  private final Bounds bounds;

  private MachineName(String words, String text, Bounds bounds) {
    this.words = words;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.bounds = bounds;
  }

  /**
   * A directory; none where every machine has it.
   *
   * @param words what findings call it: a noun after "the build machine's"
   */
  public static Stream<MachineName> directory(String words, Path directory) {
    if (!directory.isAbsolute() || EVERYWHERE.contains(directory.toString())) {
      return Stream.empty();
    }
    return switch (directory.getNameCount()) {
      case 0 -> Stream.empty();
      case 1 -> Stream.of(new MachineName(words, directory.toString(), Bounds.WHOLE_PATH));
      default -> Stream.of(new MachineName(words, directory.toString(), Bounds.PATH));
    };
  }

  /** The user: as the owner of a usual home directory, and together with the machine's name. */
  public static Stream<MachineName> user(String user, String host) {
    if (!user.matches("[A-Za-z0-9._-]+")) {
      return Stream.empty();
    }
    Stream<MachineName> homes =
        Stream.of("/home/", "/Users/")
            .map(root -> new MachineName("user name", root + user, Bounds.PATH));
    return host.isEmpty() || isOrdinary(host)
        ? homes
        : Stream.concat(
            homes, Stream.of(new MachineName("user name", user + "@" + host, Bounds.WORD)));
  }

  /** The machine: none where the name could be a word of any text. */
  public static Stream<MachineName> host(String host) {
    return host.length() < DISTINCTIVE
            || !DIGIT_OR_HYPHEN.matcher(host).matches()
            || isOrdinary(host)
        ? Stream.empty()
        : Stream.of(new MachineName("host name", host, Bounds.WORD));
  }

  private static boolean isOrdinary(String host) {
    return ORDINARY.contains(host.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
  }

  /** What findings call it. */
  String words() {
    return words;
  }

  int length() {
    return bytes.length;
  }

  /** One of its bytes. */
  byte at(int index) {
    return bytes[index];
  }

  /**
   * Whether it stands at a place.
   *
   * @param text of which at least two bytes before that place are there, if it has them
   * @param end how many bytes of the text are valid
   */
  boolean isAt(byte[] text, int start, int end) {
    if (start + bytes.length > end) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (text[start + i] != bytes[i]) {
        return false;
      }
    }
    int after = start + bytes.length < end ? text[start + bytes.length] : 0;
    int before = start > 0 ? text[start - 1] : 0;
    return switch (bounds) {
      case PATH -> !isName(after);
      case WHOLE_PATH -> after == '/' && beginsPath(before, start > 1 ? text[start - 2] : 0);
      case WORD -> !isName(before) && !isName(after);
    };
  }

  /** After a word a slash goes on with a path, but for options such as {@code -I/data/include}. */
  private static boolean beginsPath(int before, int first) {
    boolean isOption = first == '-' && Character.isLetter(before);
    return isOption || (!isName(before) && before != ')' && before != '}' && before != '/');
  }

  private static boolean isName(int c) {
    return c < 0 || Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+';
  }
}
