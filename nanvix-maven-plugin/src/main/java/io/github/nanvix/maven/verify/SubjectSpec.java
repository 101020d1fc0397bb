package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an image should be.
 *
 * @param layout how its files are told apart
 * @param executable the interpreter's path, for example {@code bin/python.elf}
 * @param neededByModule for each unbundled module, by import name, its exact {@code DT_NEEDED}
 *     list: {@code _ctypes -> [libffi.so]}
 * @param unbundledPrefixes how the names of unbundled symbols start, for example {@code ffi_};
 *     neither those modules nor the executable may define any
 * @param baselines what its libraries exported before; absent where nobody keeps that
 * @param buildPaths directories that no file may name, by the words for them in reports
 * @param runtime the files of the C runtime, which the toolchain brings and nobody here builds
 */
public record SubjectSpec(
    Layout layout,
    RelativePath executable,
    Map<String, List<String>> neededByModule,
    List<String> unbundledPrefixes,
    Optional<Baselines> baselines,
    Map<String, String> buildPaths,
    Set<RelativePath> runtime) {

  /** Keeps its own copies, the maps sorted by name. */
  public SubjectSpec {
    TreeMap<String, List<String>> sorted = new TreeMap<>();
    neededByModule.forEach((name, needed) -> sorted.put(name, List.copyOf(needed)));
    neededByModule = Collections.unmodifiableSortedMap(sorted);
    unbundledPrefixes = List.copyOf(unbundledPrefixes);
    buildPaths = Collections.unmodifiableSortedMap(new TreeMap<>(buildPaths));
    runtime = Set.copyOf(runtime);
  }

  /** A staged CPython with unbundled modules. */
  public SubjectSpec(
      RelativePath executable,
      Map<String, List<String>> neededByModule,
      List<String> unbundledPrefixes) {
    this(
        Layout.PYTHON,
        executable,
        neededByModule,
        unbundledPrefixes,
        Optional.empty(),
        Map.of(),
        Set.of());
  }

  /** A directory of which nothing is known but its executable. */
  public static SubjectSpec any(RelativePath executable) {
    return new SubjectSpec(
        Layout.ANY, executable, Map.of(), List.of(), Optional.empty(), Map.of(), Set.of());
  }

  /** The same, with baselines. */
  public SubjectSpec withBaselines(Baselines kept) {
    return new SubjectSpec(
        layout,
        executable,
        neededByModule,
        unbundledPrefixes,
        Optional.of(kept),
        buildPaths,
        runtime);
  }

  /** The same, with directories that no file may name. */
  public SubjectSpec withBuildPaths(Map<String, String> paths) {
    return new SubjectSpec(
        layout, executable, neededByModule, unbundledPrefixes, baselines, paths, runtime);
  }

  /** The same, with the files of the C runtime. */
  public SubjectSpec withRuntime(Set<RelativePath> files) {
    return new SubjectSpec(
        layout, executable, neededByModule, unbundledPrefixes, baselines, buildPaths, files);
  }

  /** What a file of the image is there for, judged by its path; absent for data files. */
  public Optional<Role> role(RelativePath file) {
    return file.equals(executable) ? Optional.of(Role.EXECUTABLE) : layout.role(file);
  }

  /** Whether a file is one that Python imports. */
  boolean isPythonModule(RelativePath file) {
    return Layout.isPythonModule(file);
  }
}
