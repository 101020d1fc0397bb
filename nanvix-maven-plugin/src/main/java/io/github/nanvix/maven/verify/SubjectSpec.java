package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an image should be.
 *
 * @param executable the interpreter's path, for example {@code bin/python.elf}
 * @param neededByModule for each unbundled module, by import name, its exact {@code DT_NEEDED}
 *     list: {@code _ctypes -> [libffi.so]}
 * @param unbundledPrefixes how the names of unbundled symbols start, for example {@code ffi_};
 *     neither those modules nor the executable may define any
 */
public record SubjectSpec(
    RelativePath executable,
    Map<String, List<String>> neededByModule,
    List<String> unbundledPrefixes) {
  private static final Pattern MODULE =
      Pattern.compile("lib/python3\\.[0-9]+/lib-dynload/[^/]+\\.so");
  private static final Pattern LIBRARY = Pattern.compile("lib/[^/]+\\.so(\\.[0-9]+)*");

  /** Keeps its own copies, the map sorted by name. */
  public SubjectSpec {
    TreeMap<String, List<String>> sorted = new TreeMap<>();
    neededByModule.forEach((name, needed) -> sorted.put(name, List.copyOf(needed)));
    neededByModule = java.util.Collections.unmodifiableSortedMap(sorted);
    unbundledPrefixes = List.copyOf(unbundledPrefixes);
  }

  /** What a file of the image is there for, judged by its path; absent for data files. */
  public Optional<Role> role(RelativePath file) {
    if (file.equals(executable)) {
      return Optional.of(Role.EXECUTABLE);
    }
    if (MODULE.matcher(file.text()).matches()) {
      return Optional.of(Role.MODULE);
    }
    return LIBRARY.matcher(file.text()).matches() ? Optional.of(Role.LIBRARY) : Optional.empty();
  }
}
