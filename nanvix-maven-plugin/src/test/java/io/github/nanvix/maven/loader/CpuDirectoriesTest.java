// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directories that a loader looks into by what the CPU can do, and this machine's ld.so. */
class CpuDirectoriesTest {
  private static final String LD_SO = "/lib64/ld-linux-x86-64.so.2";
  private static final List<String> LEVELS = List.of("x86-64-v2", "x86-64-v3", "x86-64-v4");
  private static final List<String> PLACES =
      List.of(
          "glibc-hwcaps/x86-64-v2",
          "glibc-hwcaps/x86-64-v3",
          "glibc-hwcaps/x86-64-v4",
          "glibc-hwcaps",
          "tls/x86_64/x86_64",
          "tls/x86_64",
          "tls",
          "x86_64",
          "i686",
          "sub");

  @TempDir private Path directory;

  private void library(String place) {
    Gcc.shared(directory.resolve(place), "int hw;", "-m64", "-Wl,-soname,libhw.so");
  }

  /** A level, as the machine's loader plays it on a CPU that can do more. */
  private static RealLoader on(String level) {
    List<String> mask = LEVELS.subList(0, LEVELS.indexOf(level) + 1);
    return new RealLoader(
        Path.of("/"),
        List.of(LD_SO, "--glibc-hwcaps-mask", mask.isEmpty() ? "none" : String.join(":", mask)),
        "glibc@" + level);
  }

  /** Those that this machine's CPU can play, the baseline first. */
  private static List<String> levels() {
    String help = Gcc.tool(List.of(LD_SO, "--help"));
    List<String> levels = new ArrayList<>(List.of("baseline"));
    LEVELS.stream().filter(level -> help.contains(level + " (supported")).forEach(levels::add);
    return levels;
  }

  @Test
  void areSearchedAsTheMachinesLoaderDoes() throws IOException {
    library("libhw.so");
    Path user =
        Gcc.shared(
            directory.resolve("m.so"),
            "extern int hw; int *m = &hw;",
            "-m64",
            directory.resolve("libhw.so"),
            "-Wl,-rpath,$ORIGIN");
    List<Path> made = new ArrayList<>();
    // From the place that is searched last on: each one more hides the ones before.
    List<String> places = new ArrayList<>(PLACES);
    java.util.Collections.reverse(places);
    for (String place : places) {
      library(place + "/libhw.so");
      made.add(directory.resolve(place + "/libhw.so"));
      for (String level : levels()) {
        assertAgreed(user, level);
      }
    }
    Files.delete(directory.resolve("libhw.so"));
    for (Path one : made) {
      Files.delete(one);
      assertAgreed(user, levels().get(levels().size() - 1));
      assertAgreed(user, "baseline");
    }
  }

  private static void assertAgreed(Path user, String level) throws IOException {
    RealLoader loader = on(level);
    assertThat(loader.planned(loader.planner(), user)).as(level).isEqualTo(loader.real(user));
  }

  @Test
  void areThoseOfTheMachineThatAFileIsFor() {
    for (String option : List.of("-m32", "-m64")) {
      Path library = directory.resolve("libhw.so");
      Gcc.shared(library, "int hw;", option, "-Wl,-soname,libhw.so");
      Gcc.shared(
          directory.resolve("m.so"),
          "extern int hw; int *m = &hw;",
          option,
          library,
          "-Wl,-rpath,$ORIGIN");
      Gcc.shared(directory.resolve("sse2/libhw.so"), "int hw;", option);
      LoadPlan plan =
          new LoadPlanner(
                  LoaderProfile.named("glibc"),
                  new RelativePath("no-program"),
                  new ImageDirectory(directory))
              .plan(new RelativePath("m.so"));

      assertThat(Image.files(plan)).containsExactly("m.so", "libhw.so");
      assertThat(plan.files().get(1).path().text())
          .isEqualTo(option.equals("-m32") ? "sse2/libhw.so" : "libhw.so");
    }
  }

  @Test
  void aLevelThatTheLoaderDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> LoaderProfile.named("glibc@x86-64-v9"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("[baseline, x86-64-v2, x86-64-v3, x86-64-v4]");
    assertThatThrownBy(() -> LoaderProfile.named("musl@x86-64-v2"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("only glibc has such directories");
  }
}
