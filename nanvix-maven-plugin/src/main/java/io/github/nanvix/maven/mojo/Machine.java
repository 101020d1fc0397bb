package io.github.nanvix.maven.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the plugin takes from the user's environment, and nothing else does. */
record Machine(Function<String, @Nullable String> variables) {

  Path defaultStore() {
    String cache = variables.apply("XDG_CACHE_HOME");
    Path base =
        // A relative one is to be ignored (XDG Base Directory Specification).
        cache == null || !Path.of(cache).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("nanvix-maven");
  }

  List<Path> toolDirectories() {
    String path = variables.apply("PATH");
    return Arrays.stream((path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator))
        .filter(text -> !text.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .toList();
  }
}
