// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.PythonRecipe;
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
 * @param ports the shared objects of ports, by their paths: what they export, neither a module nor
 *     the executable may define
 * @param baselines what its libraries exported before; absent where nobody keeps that
 * @param machine what no file may name of the machine that built it
 * @param runtime the files of the C runtime, which the toolchain brings and nobody here builds
 * @param nested the modules that are imported within the import of others
 */
public record SubjectSpec(
    Layout layout,
    RelativePath executable,
    Map<String, List<String>> neededByModule,
    List<RelativePath> ports,
    Optional<Baselines> baselines,
    List<MachineName> machine,
    Set<RelativePath> runtime,
    List<PythonRecipe.Nested> nested) {

  /** Keeps its own copies, the maps sorted by name. */
  public SubjectSpec {
    TreeMap<String, List<String>> sorted = new TreeMap<>();
    neededByModule.forEach((name, needed) -> sorted.put(name, List.copyOf(needed)));
    neededByModule = Collections.unmodifiableSortedMap(sorted);
    ports = List.copyOf(ports);
    machine = List.copyOf(machine);
    runtime = Set.copyOf(runtime);
    nested = List.copyOf(nested);
  }

  /** A staged CPython with unbundled modules. */
  public SubjectSpec(
      RelativePath executable, Map<String, List<String>> neededByModule, List<RelativePath> ports) {
    this(
        Layout.PYTHON,
        executable,
        neededByModule,
        ports,
        Optional.empty(),
        List.of(),
        Set.of(),
        List.of());
  }

  /** A directory of which nothing is known but its executable. */
  public static SubjectSpec any(RelativePath executable) {
    return new SubjectSpec(
        Layout.ANY,
        executable,
        Map.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Set.of(),
        List.of());
  }

  /** The same, with baselines. */
  public SubjectSpec withBaselines(Baselines kept) {
    return new SubjectSpec(
        layout, executable, neededByModule, ports, Optional.of(kept), machine, runtime, nested);
  }

  /** The same, with what no file may name. */
  public SubjectSpec withMachine(List<MachineName> names) {
    return new SubjectSpec(
        layout, executable, neededByModule, ports, baselines, names, runtime, nested);
  }

  /** The same, with the files of the C runtime. */
  public SubjectSpec withRuntime(Set<RelativePath> files) {
    return new SubjectSpec(
        layout, executable, neededByModule, ports, baselines, machine, files, nested);
  }

  /** The same, with the modules that are imported within the import of others. */
  public SubjectSpec withNested(List<PythonRecipe.Nested> pairs) {
    return new SubjectSpec(
        layout, executable, neededByModule, ports, baselines, machine, runtime, pairs);
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
