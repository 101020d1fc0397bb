// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.compare.Difference;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.report.ReproduceJson;
import io.github.nanvix.maven.report.ReproduceLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a shell script in Maven's place: what is called is all the same to the two builds. */
class ReproductionTest {
  private static final String OWN_STORE =
      "for word; do case $word in -Dnanvix.store=*) mkdir -p ${word#*=}/port;; esac; done\n";

  @TempDir private Path directory;
  private Path root;

  @BeforeEach
  void makeCheckout() throws IOException {
    root = directory.resolve("checkout");
    write("pom.xml", "<project/>");
    write("module/pom.xml", "<project/>");
    write("module/src/a.c", "int a;");
    write("module/target/old.tar.gz", "of an earlier build");
    write(".git/HEAD", "ref");
  }

  @Test
  void equalBuildsHaveNoDifference() throws IOException {
    ReproduceResult result =
        run("mkdir module/target; cat module/src/a.c >module/target/a.buildinfo");

    assertThat(result.files()).isEqualTo(Map.of("module/target/a.buildinfo", List.of()));
    assertThat(result.differences()).isEmpty();
  }

  @Test
  void whatTheEnvironmentLetsInIsNamedByLine() throws IOException {
    ReproduceResult result =
        run(
            "mkdir module/target; echo first >module/target/a.buildinfo; echo $TZ >>module/target/a.buildinfo");

    assertThat(texts(result))
        .containsExactly(
            "module/target/a.buildinfo: line 2, column 1: \"UTC\" and \"Asia/Kathmandu\"");
    assertThat(ReproduceLines.of(result))
        .contains("differs  module/target/a.buildinfo")
        .contains("TZ               UTC                      Asia/Kathmandu");
    assertThat(ReproduceJson.render(result)).contains("\"equal\": false", "\"line\": 2");
  }

  @Test
  void buildInformationIsNamedAfterTheArchivesThatItFollowsFrom() throws IOException {
    ReproduceResult result =
        run("mkdir module/target; for x in a.buildinfo z.tar; do echo $TZ >module/target/$x; done");

    assertThat(texts(result))
        .satisfiesExactly(
            archive -> assertThat(archive).startsWith("module/target/z.tar"),
            info -> assertThat(info).startsWith("module/target/a.buildinfo"));
  }

  @Test
  void aFileThatOneBuildLacksIsNamed() throws IOException {
    ReproduceResult result =
        run(
            "mkdir module/target; touch module/target/a.zip; [ $TZ = UTC ] || touch module/target/b.zip");

    assertThat(texts(result)).containsExactly("module/target/b.zip: only in the second");
  }

  @Test
  void modesOfTheCheckoutAndOfWhatIsMadeFollowTheUmask() throws IOException {
    ReproduceResult result =
        run(
            "mkdir module/target; touch new; stat -c %a module/src/a.c new >module/target/a.buildinfo");

    assertThat(texts(result))
        .containsExactly("module/target/a.buildinfo: line 1, column 2: \"644\" and \"600\"");
  }

  @Test
  void nothingThatWasBuiltBeforeIsCopied() throws IOException {
    ReproduceResult result =
        run(
            "test ! -e module/target || exit 1; test ! -e .git || exit 1; mkdir module/target; touch module/target/a.jar");

    assertThat(result.differences()).isEmpty();
  }

  @Test
  void anExclusionWithoutADifferenceIsUnused() throws IOException {
    Exclusion zone = Exclusion.of("module/target/*.buildinfo", "the zone is wanted");
    Exclusion other = Exclusion.of("module/target/*.jar", "there is none");
    ReproduceResult result =
        run("mkdir module/target; echo $TZ >module/target/a.buildinfo", List.of(zone, other));

    assertThat(result.differences()).isEmpty();
    assertThat(result.unused()).containsExactly(other);
    assertThat(ReproduceLines.of(result))
        .contains("the same module/target/a.buildinfo, but for 1 excluded: the zone is wanted");
  }

  @Test
  void anExclusionNeedsAReason() {
    assertThatThrownBy(() -> Exclusion.of("*.jar", " "))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("The exclusion of \"*.jar\" has no reason.");
  }

  @Test
  void aBuildWithoutOutputsProvesNothing() {
    assertThatThrownBy(() -> run("true"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("None of the modules has an output to compare");
  }

  @Test
  void aBuildThatUsesAnotherStoreProvesNothing() {
    assertThatThrownBy(() -> reproduce("mkdir module/target; touch module/target/a.jar", List.of()))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("has not put anything into its own store");
  }

  @Test
  void aBuildThatFailsIsNamedWithItsLastLines() {
    assertThatThrownBy(() -> run("echo no such module; exit 3"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("first build")
        .hasMessageContaining("no such module");
  }

  private ReproduceResult run(String commands) throws IOException {
    return run(commands, List.of());
  }

  private ReproduceResult run(String commands, List<Exclusion> exclusions) throws IOException {
    return reproduce(OWN_STORE + commands, exclusions);
  }

  private ReproduceResult reproduce(String commands, List<Exclusion> exclusions)
      throws IOException {
    Path maven = Files.writeString(directory.resolve("mvn"), "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    ReproduceRequest request =
        new ReproduceRequest(
            root,
            root.resolve("target/reproduce"),
            root.resolve("target"),
            directory.resolve("store"),
            List.of(new ReactorModule("module/target")),
            maven,
            List.of("verify"),
            Map.of("PATH", System.getenv("PATH")),
            true,
            exclusions);
    return new Reproduction(request, new CommandRunner()).run();
  }

  private static List<String> texts(ReproduceResult result) {
    return result.differences().stream().map(Difference::text).toList();
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
