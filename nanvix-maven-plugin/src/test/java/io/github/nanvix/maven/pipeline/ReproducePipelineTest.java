// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.reproduce.Exclusion;
import io.github.nanvix.maven.reproduce.ReactorModule;
import io.github.nanvix.maven.reproduce.ReproduceRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a proof with exclusions, by a Maven that writes down where it is. */
class ReproducePipelineTest {
  private static final Exclusion MEMBER =
      Exclusion.of("target/*.tar/sysroot/**/*tiny*", "the time of the build");
  private static final Exclusion NONE = Exclusion.of("target/*.jar", "no jar");

  @TempDir private Path directory;

  @Test
  void excludedMembersOfArchivesMayDiffer() throws IOException {
    assertThat(run(MEMBER)).endsWith("Both builds gave the same bytes; files compared: 1.");
  }

  @Test
  void anExclusionThatCoversNothingFailsAndNoBuildIsKept() throws IOException {
    assertThatThrownBy(() -> run(MEMBER, NONE))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("The exclusion of \"target/*.jar\" covers no difference.");
    assertThat(directory.resolve("checkout/target/reproduce")).isEmptyDirectory();
  }

  @Test
  void allExclusionsThatCoverNothingAreNamed() {
    assertThatThrownBy(() -> run(NONE, MEMBER, Exclusion.of("target/*.zip", "no zip")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "The exclusions of \"target/*.jar\", \"target/*.zip\" cover no difference.");
  }

  @Test
  void withoutTheExclusionTheMemberIsNamed() {
    assertThatThrownBy(this::run)
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("differ, first in target/a.tar: sysroot/lib/tiny.txt");
  }

  private String run(Exclusion... exclusions) throws IOException {
    Path root = Files.createDirectories(directory.resolve("checkout"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Path maven = directory.resolve("mvn");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        for word; do case $word in -Dnanvix.store=*) mkdir -p ${word#*=}/port;; esac; done
        mkdir -p target sysroot/lib
        echo "$TZ" >sysroot/lib/tiny.txt
        tar -cf target/a.tar --owner=0 --group=0 --mode=644 --mtime=2026-01-01 sysroot/lib/tiny.txt
        """);
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> lines = new ArrayList<>();
    new ReproducePipeline(new CommandRunner())
        .run(
            new ReproduceRequest(
                root,
                root.resolve("target/reproduce"),
                root.resolve("target"),
                directory.resolve("store"),
                List.of(new ReactorModule("target")),
                maven,
                List.of("verify"),
                Map.of("PATH", System.getenv("PATH")),
                true,
                List.of(exclusions)),
            lines::add);
    return String.join("\n", lines);
  }
}
