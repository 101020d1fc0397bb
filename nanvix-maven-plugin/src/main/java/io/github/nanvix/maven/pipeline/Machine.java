// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.verify.MachineName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the plugin takes from the user's environment, and nothing else does. */
public record Machine(Function<String, @Nullable String> variables) {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /** Where the store is unless somebody names another place. */
  public Path defaultStore() {
    String cache = variables.apply("XDG_CACHE_HOME");
    Path base =
        // A relative one is to be ignored (XDG Base Directory Specification).
        cache == null || !Path.of(cache).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("nanvix-maven");
  }

  /** The user's home directory, the user and the host, as far as a file can give them away. */
  public Stream<MachineName> names() {
    String host = host();
    return Stream.of(
            names("home directory", Path.of(System.getProperty("user.home"))),
            MachineName.user(System.getProperty("user.name"), host),
            MachineName.host(host))
        .flatMap(names -> names);
  }

  /** As {@link #names()}, with where the store is. */
  public List<MachineName> namesWith(Path store) {
    return Stream.concat(names("store directory", store), names()).toList();
  }

  /** A directory by the path that was given and, where links lead there, by its own. */
  public static Stream<MachineName> names(String words, Path directory) {
    Stream<MachineName> given = MachineName.directory(words, directory);
    try {
      Path own = directory.toRealPath();
      return own.equals(directory)
          ? given
          : Stream.concat(given, MachineName.directory(words, own));
    } catch (IOException e) {
      // What is not there has no other path.
      return given;
    }
  }

  /** From the kernel: Java would ask the network. */
  private static String host() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** The directories of PATH. */
  public List<Path> toolDirectories() {
    String path = variables.apply("PATH");
    return Arrays.stream((path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator))
        .filter(text -> !text.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .toList();
  }
}
