// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Nonsense in any parameter of any goal is said by the first goal of a session. */
class EveryParameterTest {
  /** Goal and parameter, or a parameter of all goals that have it; a value; what is said of it. */
  private static final String NONSENSE =
      """
      store                  | /dev/null/store         | "/dev/null" is no directory
      storeShared            | yes                     | Give true or false
      remoteStore            | ftp://host/store        | Write file:///DIRECTORY, https://HOST/PATH
      remoteStoreMode        | write                   | Give read or read-write
      storeKeys              | /dev/null               | "/dev/null" has no public key
      storeSigningKey        | /dev/null               | has 0 private keys, expected one
      storeTrust             | yes                     | Give true or false
      mirrors                | nonsense                | is no rule for a mirror
      bundle                 | /dev/null               | Name a file, not a directory
      downloadRate           | fast                    | Give a number of bytes, from 0 to
      downloadTimeout        | 2m                      | Give a number of seconds, from 1 to
      toolchain              | foo                     | there are i686-linux-gnu, i686-nanvix-hosted
      toolchainDirectory     | /opt                    | is pinned to no directory
      containerEngine        | foo                     | There is no program "foo" on this machine's PATH
      hostToolchain          | foo                     | there are i686-linux-gnu, i686-nanvix-hosted
      pins                   | /nonexistent            | Name a directory that is there
      manifest               | /nonexistent            | There is no manifest "/nonexistent"
      debianMirror           | ftp://mirror            | Not an http, https or file address
      jobs                   | -1                      | Give a number of compilers, from 1 to
      runner                 | foo                     | Give auto or emulator
      output                 | /dev/null/output        | "/dev/null" is no directory
      skip                   | yes                     | Give true or false
      outputTimestamp        | yesterday               | Give it as 2026-01-01T00:00:00Z
      packageName            | nothing                 | There is no Python package "nothing"
      port                   | nothing                 | There is no port "nothing"
      version                | 0                       | Pinned are [
      source                 | /nonexistent            | The source directory "/nonexistent" for
      patches                | /nonexistent            | Cannot read the patch "/nonexistent"
      init-port.port         | a b                     | Expected letters, digits
      init-port.version      | 1 2                     | Expected letters, digits
      init-port.source       | /nonexistent            | There is no file "/nonexistent"
      edited                 | /dev/null               | Name a directory
      patch                  | a b                     | Expected letters, digits
      outdated               | nothing                 | Name sources or components that are pinned
      write                  | yes                     | Give true or false
      groupId                | a b                     | Expected letters, digits
      options                | foo                     | has no option "foo"
      modules                | nothing                 | which is no table of modules
      setupLocal             | /nonexistent            | The Setup file "/nonexistent" does not exist
      libs                   | -l"                     | the quote at character 3 is never closed
      configureArguments     | --a="                   | Close the quotes
      wheels                 | /dev/null               | is neither a wheel nor a directory of wheels
      sysroot                | /dev/null               | Name a directory
      background             | maybe                   | Give true or false
      nanvixSysroot          | /nonexistent            | has no directory "bin"
      distroProfile          | /nonexistent            | Cannot read "/nonexistent"
      mode                   | foo                     | [standalone, single-process, multi-process]
      platform               | foo                     | Expected linux or windows
      machine                | a b                     | Parameter "machine" is "a b"
      memory                 | a b                     | Parameter "memory" is "a b"
      archiveNames           | foo                     | Expected current or older
      executable             | /bin/sh                 | Name a file below the sysroot
      loader                 | foo                     | There is no loader profile "foo"
      hwcaps                 | foo                     | Name the loader that looks into directories by CPU
      lint-setup.setup       | /nonexistent            | The Setup file "/nonexistent" does not exist
      lint-setup.version     | three                   | is not a version of CPython
      lock                   | nothing                 | Name a source or a component that is pinned
      update                 | nothing                 | Name a source or a component that is pinned
      lockSource             | zlib                    | needs a name, a version and an address
      lockVersion            | 1                       | needs a name, a version and an address
      lockUrl                | https://there/a.tar.gz  | needs a name, a version and an address
      sdk                    | /nonexistent            | Cannot read "/nonexistent"
      dryRun                 | yes                     | Give true or false
      reproduceGoals         | (blank)                 | Name a phase or a goal
      reproduceDirectory     | /dev/null/reproduce     | "/dev/null" is no directory
      exclusions             | lib                     | The exclusion of "lib" has no reason
      rewrite-libs.files     | /nonexistent            | does not exist, or is no regular file
      variable               | 1                       | Expected a variable's name
      library                | a b                     | Expected a library name
      kind                   | foo                     | Give one of makefile, shell, python, pom
      cpython                | /nonexistent            | is no checkout of CPython
      smokeSkip              | yes                     | Give true or false
      smokeTimeout           | 2m                      | Give a number of seconds, from 1 to
      smokeTests             | json                    | which is no name of a test
      smokeTestsTimeout      | 2m                      | Give a number of seconds, from 1 to
      nanvixdArguments       | "                       | Close the quotes
      limit                  | much                    | Give a number and a unit
      age                    | -1                      | Give a number of days, from 0 to
      check                  | yes                     | Give true or false
      wait                   | 2m                      | Give a number of seconds, from 0 to
      module                 | [                       | Write a glob
      symbols                | yes                     | Give true or false
      treeFail               | yes                     | Give true or false
      suppressions           | ELF-NO-1                | names the check "ELF-NO-1", which does not exist
      baseline               | /nonexistent            | The directory of baselines "/nonexistent"
      baselineReport         | /nonexistent            | there is no such file
      baselineUpdate         | yes                     | Give true or false
      verify.files           | lib/                    | names a directory
      step                   | a\\b                     | Not a pattern for paths
      starter                | all                     | Give port, image or both
      ci                     | jenkins                 | Give github, gitlab or none
      groupId                | a b                     | Expected letters, digits
      advisories             | /nonexistent            | There is no such directory or file
      accepted               | a b                     | Name advisories by id
      bills                  | /nonexistent            | There is no such file
      first                  | /nonexistent            | Parameter "first" names no file
      second                 | /nonexistent            | Parameter "second" names no file
      """;

  /** What a port's project does not read. */
  private static final Set<String> OF_CPYTHON =
      Set.of("setupLocal", "libs", "configureArguments", "wheels");

  private static final Set<String> OF_PACKAGES = Set.of("extension-modules", "wheel");
  private static final Set<String> OF_PORTS = Set.of("static-library", "shared-library");
  private static final Map<String, Nonsense> TABLE = table();

  @TempDir private Path temp;

  private record Nonsense(String value, String said) {}

  @Test
  void everyParameterHasItsNonsense() {
    Set<String> parameters = new TreeSet<>();
    for (MojoDescriptor goal : CalledGoal.plugin().getMojos()) {
      editable(goal).forEach(name -> parameters.add(key(goal, name)));
    }
    assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(parameters);
  }

  @TestFactory
  List<DynamicTest> asAPropertyOnTheCommandLine() {
    List<DynamicTest> tests = new ArrayList<>();
    for (MojoDescriptor goal : CalledGoal.plugin().getMojos()) {
      for (String name : editable(goal)) {
        Optional<String> property = PluginProperties.of(goal, name);
        if (property.isPresent()) {
          tests.add(
              DynamicTest.dynamicTest(
                  goal.getGoal() + " " + property.get(),
                  () -> {
                    TestSession session =
                        new TestSession(temp.resolve(goal.getGoal() + "." + name));
                    session.given(property.get(), nonsense(goal, name).value());
                    assertRefused(session, goal, name, "");
                  }));
        }
      }
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> inThePom() {
    List<DynamicTest> tests = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (MojoDescriptor goal : CalledGoal.plugin().getMojos()) {
      for (String name : editable(goal)) {
        // Blanks Maven takes for no value at all.
        if (!seen.add(key(goal, name)) || nonsense(goal, name).value().isBlank()) {
          continue;
        }
        tests.add(
            DynamicTest.dynamicTest(
                goal.getGoal() + " " + name,
                () ->
                    assertRefused(
                        new TestSession(temp.resolve(goal.getGoal() + "-" + name)),
                        goal,
                        name,
                        "<%s>%s</%s>".formatted(name, nonsense(goal, name).value(), name))));
      }
    }
    return tests;
  }

  private static void assertRefused(
      TestSession session, MojoDescriptor goal, String name, String configuration)
      throws Exception {
    MavenProject project = session.project("any");
    boolean port = OF_PORTS.contains(goal.getGoal()) && !name.equals("port");
    boolean packed = OF_PACKAGES.contains(goal.getGoal()) && !name.equals("packageName");
    TestSession.configure(
        project,
        configuration
            + (port ? "<port>libffi</port>" : "")
            + (packed ? "<packageName>lxml</packageName>" : ""));
    // Another goal is the first, in another project.
    MavenProject first = session.project("first");
    session.plan(first, "store-gc").plan(project, goal.getGoal());

    assertThat(session.preflight()).as(goal.getGoal() + " " + name).isPresent();
    assertThat(session.refusal())
        .contains(nonsense(goal, name).value().strip())
        .contains(nonsense(goal, name).said());
  }

  private static Nonsense nonsense(MojoDescriptor goal, String name) {
    return Objects.requireNonNull(TABLE.get(key(goal, name)), name);
  }

  private static String key(MojoDescriptor goal, String name) {
    String own = goal.getGoal() + "." + name;
    return TABLE.containsKey(own) ? own : name;
  }

  private static List<String> editable(MojoDescriptor goal) {
    return goal.getGoal().equals("help")
        ? List.of()
        : goal.getParameters().stream()
            .filter(Parameter::isEditable)
            .map(Parameter::getName)
            .filter(name -> !OF_PORTS.contains(goal.getGoal()) || !OF_CPYTHON.contains(name))
            .toList();
  }

  private static Map<String, Nonsense> table() {
    Map<String, Nonsense> table = new TreeMap<>();
    NONSENSE
        .lines()
        .map(line -> line.split("\\|", -1))
        .forEach(
            cells ->
                table.put(
                    cells[0].strip(),
                    new Nonsense(cells[1].strip().replace("(blank)", " "), cells[2].strip())));
    return table;
  }
}
