// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever corrects one fault of a call does not run into the next. */
class SeveralFaultsTest {
  @TempDir private Path here;

  @Test
  void filesThatALibraryCannotBeTakenOutOf() throws IOException {
    Files.writeString(here.resolve("Makefile"), "LIBS = -lm -lffi\n");
    Files.writeString(here.resolve("other.mk"), "CFLAGS = -O2\n");
    Files.writeString(here.resolve("call.mk"), "LIBS = $(shell pkg-config --libs libffi)\n");

    String message =
        refusal("rewrite-libs", "-Dnanvix.link.file=none.mk,Makefile,other.mk,call.mk,nor.mk");

    assertThat(message)
        .contains("\"" + here.resolve("none.mk") + "\" does not exist")
        .contains("\"other.mk\" does not assign LIBS.")
        .contains("call.mk:1:")
        .contains("\"" + here.resolve("nor.mk") + "\" does not exist");
    assertThat(here.resolve("Makefile")).hasContent("LIBS = -lm -lffi\n");
  }

  @Test
  void setupFilesThatCannotBeRead() throws IOException {
    Files.writeString(here.resolve("Setup.local"), "spam spam.c\n");
    Files.write(here.resolve("huge"), new byte[1 << 20]);

    assertThat(refusal("lint-setup", "-Dnanvix.setup=none,Setup.local,huge,Setup.local"))
        .contains("\"" + here.resolve("none") + "\" does not exist")
        .contains("\"" + here.resolve("huge") + "\" has 1048576 bytes")
        .contains("\"Setup.local\" is named twice");
  }

  @Test
  void patternsThatMatchNoFile() throws IOException {
    Files.writeString(here.resolve("one.so"), "");

    assertThat(refusal("verify", "-Dnanvix.files=*.dll,one.so,lib/*.so,none"))
        .startsWith("The patterns \"*.dll\", \"lib/*.so\", \"none\" match no file.");
  }

  @Test
  void patternsThatAreNone() {
    assertThat(refusal("verify", "-Dnanvix.files=lib/,bin/"))
        .contains("The pattern \"lib/\" names a directory.")
        .contains("The pattern \"bin/\" names a directory.");
  }

  @Test
  void pinsThatAreWrong() throws IOException {
    Files.createDirectories(here.resolve("tree"));
    Files.writeString(here.resolve("tree/configure"), "#!/bin/sh\n");
    Path archive = here.resolve("file.tar.gz");
    TarGz.write(archive, TarGz.tree(here.resolve("tree"), new RelativePath("x")), Instant.EPOCH);
    for (String name : List.of("one", "two")) {
      Files.createDirectories(here.resolve("src/nanvix/sources"));
      Files.writeString(
          here.resolve("src/nanvix/sources/" + name + ".toml"),
          "default = \"1\"\n\n[version.\"1\"]\nfile = \"file.tar.gz\"\nsize = 1\nsha256 = \""
              + "0".repeat(64)
              + "\"\n[[version.\"1\".locator]]\nurl = \""
              + archive.toUri()
              + "\"\n");
    }

    String message = refusal("lock");

    assertThat(message).startsWith("2 of 2 pins are refused, and none is written:");
    for (String name : List.of("one", "two")) {
      assertThat(message)
          .contains("\"sha256\" of " + name + " 1 in sources/" + name + ".toml (line 6) is wrong")
          .contains("\"size\" of " + name + " 1 in sources/" + name + ".toml (line 5) is wrong");
    }
  }

  @Test
  void filesThatASysrootLacks() throws IOException {
    Files.createDirectories(here.resolve("sysroot"));

    CalledGoal.Outcome outcome =
        maven("-Dnanvix.sysroot=" + here.resolve("sysroot"), "-Dnanvix.smoke.skip")
            .project(".", CalledGoal.model("libffi", "nanvix-port"))
            .run("package");

    assertThat(outcome.failureMessage())
        .startsWith(
            "\"lib/libffi.a\", \"lib/libffi.so\" are missing from the sysroot \""
                + here.resolve("sysroot"));
  }

  private String refusal(String goal, String... options) {
    return maven(options).run(goal).failureMessage();
  }

  private CalledGoal maven(String... options) {
    return CalledGoal.in(here).with("-Dnanvix.store=" + here.resolve("store")).with(options);
  }
}
