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
 * @param machine what no file may name of the machine that built it
 * @param runtime the files of the C runtime, which the toolchain brings and nobody here builds
 */
public record SubjectSpec(
    Layout layout,
    RelativePath executable,
    Map<String, List<String>> neededByModule,
    List<String> unbundledPrefixes,
    Optional<Baselines> baselines,
    List<MachineName> machine,
    Set<RelativePath> runtime) {

  /** Keeps its own copies, the maps sorted by name. */
  public SubjectSpec {
    TreeMap<String, List<String>> sorted = new TreeMap<>();
    neededByModule.forEach((name, needed) -> sorted.put(name, List.copyOf(needed)));
    neededByModule = Collections.unmodifiableSortedMap(sorted);
    unbundledPrefixes = List.copyOf(unbundledPrefixes);
    machine = List.copyOf(machine);
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
        List.of(),
        Set.of());
  }

  /** A directory of which nothing is known but its executable. */
  public static SubjectSpec any(RelativePath executable) {
    return new SubjectSpec(
        Layout.ANY, executable, Map.of(), List.of(), Optional.empty(), List.of(), Set.of());
  }

  /** The same, with baselines. */
  public SubjectSpec withBaselines(Baselines kept) {
    return new SubjectSpec(
        layout, executable, neededByModule, unbundledPrefixes, Optional.of(kept), machine, runtime);
  }

  /** The same, with what no file may name. */
  public SubjectSpec withMachine(List<MachineName> names) {
    return new SubjectSpec(
        layout, executable, neededByModule, unbundledPrefixes, baselines, names, runtime);
  }

  /** The same, with the files of the C runtime. */
  public SubjectSpec withRuntime(Set<RelativePath> files) {
    return new SubjectSpec(
        layout, executable, neededByModule, unbundledPrefixes, baselines, machine, files);
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
