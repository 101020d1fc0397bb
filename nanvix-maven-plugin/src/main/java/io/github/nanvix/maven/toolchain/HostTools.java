// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Maker;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine's own programs that a build may use, as a directory of links: a PATH on which no
 * compiler of the machine can be found by accident.
 *
 * @param directory holds one link for each program
 */
public record HostTools(Path directory) implements Surroundings {
  /** What the build of a port or of CPython calls beside the toolchain's tools. */
  static final List<String> REQUIRED =
      List.of(
          "awk",
          "basename",
          "cat",
          "chmod",
          "cmp",
          "cp",
          "cut",
          "date",
          "diff",
          "dirname",
          "echo",
          "env",
          "expr",
          "false",
          "find",
          "grep",
          "head",
          "id",
          "install",
          "ln",
          "ls",
          "make",
          "mkdir",
          "mktemp",
          "mv",
          "printf",
          "pwd",
          "rm",
          "rmdir",
          "sed",
          "sh",
          "sleep",
          "sort",
          "tail",
          "tee",
          "test",
          "touch",
          "tr",
          "true",
          "uname",
          "uniq",
          "wc",
          "xargs");

  /** Without these, configure scripts record the absolute paths that they find. */
  static final Map<String, String> CONFIGURE_VARIABLES =
      Map.of(
          "AWK", "awk",
          "EGREP", "grep -E",
          "FGREP", "grep -F",
          "GREP", "grep",
          "INSTALL", "install -c",
          "MKDIR_P", "mkdir -p",
          "SED", "sed");

  private static final String INSTALL = "apt-get install -y ";

  /** The packages of Debian that have them; the others are in coreutils. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "awk", "gawk",
          "cmp", "diffutils",
          "diff", "diffutils",
          "find", "findutils",
          "grep", "grep",
          "make", "make",
          "sed", "sed",
          "sh", "dash",
          "xargs", "findutils");

  private static final List<String> OPTIONAL =
      List.of("[", "arch", "egrep", "fgrep", "hostname", "nproc", "od", "readlink", "realpath");

  /**
   * Looks the programs up.
   *
   * @param toolDirectories the directories of PATH
   * @param alsoNeeded further programs to be reported when missing, with the package to install
   * @throws BuildException naming everything that is missing, in one message
   */
  public static HostTools find(
      Store store, List<Path> toolDirectories, Map<String, String> alsoNeeded) {
    require(toolDirectories, alsoNeeded);
    SortedMap<String, String> found = new TreeMap<>();
    Stream.concat(REQUIRED.stream(), OPTIONAL.stream())
        .forEach(tool -> locate(toolDirectories, tool).ifPresent(path -> found.put(tool, path)));
    return new HostTools(store.produce(new Links(found)).tree());
  }

  /**
   * A directory of links to further programs that a build asks for.
   *
   * @param packages the programs, each with the Debian package that has it
   * @throws BuildException naming all that are missing, in one message
   */
  public static Path further(
      Maker maker, List<Path> toolDirectories, Map<String, String> packages) {
    requireFurther(toolDirectories, packages);
    SortedMap<String, String> found = new TreeMap<>();
    packages
        .keySet()
        .forEach(tool -> locate(toolDirectories, tool).ifPresent(path -> found.put(tool, path)));
    return maker.make(new Links(found)).tree();
  }

  /** As {@link #further}, and makes nothing of what is there. */
  public static void requireFurther(List<Path> toolDirectories, Map<String, String> packages) {
    SortedMap<String, String> missing = new TreeMap<>(packages);
    missing.keySet().removeIf(tool -> locate(toolDirectories, tool).isPresent());
    if (!missing.isEmpty()) {
      String install = String.join(" ", new TreeSet<>(missing.values()));
      throw BuildException.environment(
              "The recipe needs programs that are missing on this machine's PATH: "
                  + String.join(", ", missing.keySet())
                  + ".",
              "Install them and run again; on Debian: apt-get install " + install + ".")
          .fixedBy(INSTALL + install);
    }
  }

  /** As {@link #find}, and makes nothing of what is there. */
  static void require(List<Path> toolDirectories, Map<String, String> alsoNeeded) {
    List<String> missing = new ArrayList<>();
    for (String tool : REQUIRED) {
      if (locate(toolDirectories, tool).isEmpty()) {
        missing.add(tool);
      }
    }
    alsoNeeded.forEach(
        (tool, advice) -> {
          if (locate(toolDirectories, tool).isEmpty()) {
            missing.add(tool + " (" + advice + ")");
          }
        });
    if (!missing.isEmpty()) {
      throw BuildException.environment(
              "Prerequisites are missing on this machine's PATH: "
                  + String.join(", ", missing)
                  + ".",
              "Install them and run again; on Debian: apt-get install make coreutils sed grep gawk"
                  + " findutils diffutils.")
          .fixedBy(INSTALL + packages(missing));
    }
  }

  private static String packages(List<String> missing) {
    return missing.stream()
        .filter(REQUIRED::contains)
        .map(tool -> PACKAGES.getOrDefault(tool, "coreutils"))
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Override
  public String path() {
    return directory.toString();
  }

  /** All that is looked for, also where this machine has less. */
  @Override
  public List<String> machinePrograms() {
    return Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).sorted().toList();
  }

  /** Where this machine has those that it has. */
  public SortedMap<String, Path> programs() {
    SortedMap<String, Path> programs = new TreeMap<>();
    try {
      for (RelativePath link : Trees.files(directory)) {
        programs.put(link.text(), Files.readSymbolicLink(link.under(directory)));
      }
      return programs;
    } catch (IOException e) {
      throw DiskFailure.of("list the links in", directory, e);
    }
  }

  @Override
  public boolean seesThisMachine() {
    return true;
  }

  @Override
  public Command place(Command command, List<Path> writable) {
    return command;
  }

  private static Optional<String> locate(List<Path> directories, String tool) {
    return directories.stream()
        .map(directory -> directory.resolve(tool))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .map(path -> path.toAbsolutePath().toString())
        .findFirst();
  }

  private record Links(SortedMap<String, String> tools) implements Step {
    @Override
    public String kind() {
      return "host-tools";
    }

    @Override
    public String title() {
      return "links to the machine's own tools";
    }

    @Override
    public Inputs inputs() {
      return new Inputs().with("step", "host-tools 1").withMap("tool", tools);
    }

    @Override
    public boolean servesOtherMachines() {
      return false;
    }

    @Override
    public void produce(Workspace workspace) throws IOException {
      for (Map.Entry<String, String> tool : tools.entrySet()) {
        Files.createSymbolicLink(
            workspace.output().resolve(tool.getKey()), Path.of(tool.getValue()));
      }
    }
  }
}
