// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of Jazzer over the ELF and ar readers, in a process of its own, so that its instrumentation
 * reaches no other test. Five seconds in every build; {@code -Dnanvix.fuzz.seconds=3600
 * -Dnanvix.fuzz.seed=0 -Dnanvix.fuzz.corpus=DIR} make it long, see docs/fuzzing.md.
 */
public class FuzzingTest {
  private static final String SOURCE =
      """
      extern int gone(void);
      __attribute__((weak)) extern int may(void);
      int x; int *p = &x; __thread int t;
      int f(void) { return gone() + (may ? may() : 0) + t; }
      """;

  private static final int RUNS = 2000;

  @TempDir Path dir;

  @Test
  void noBytesBreakTheReaders() throws IOException {
    Path seeds = Files.createDirectories(dir.resolve("seeds"));
    makeSeeds(seeds);
    fuzz(ElfFuzzTarget.class, ElfFuzzTarget.class.getPackageName() + ".**", dir, seeds);
  }

  /** Has Jazzer call a target; what it learns and finds stays in a directory for the target. */
  public static void fuzz(Class<?> target, String instrumented, Path dir, Path seeds)
      throws IOException {
    String corpora = System.getProperty("nanvix.fuzz.corpus", dir.resolve("corpus").toString());
    String corpus = Path.of(corpora, target.getSimpleName()).toString();
    Files.createDirectories(Path.of(corpus));
    Integer seconds = Integer.getInteger("nanvix.fuzz.seconds");
    String printed =
        Gcc.tool(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=" + instrumented,
                "--reproducer_path=" + corpus,
                "-artifact_prefix=" + corpus + "/",
                // In a build so many calls, the same on each machine; how far it comes in a time
                // would decide whether a build fails.
                seconds == null ? "-runs=" + RUNS : "-max_total_time=" + seconds,
                "-timeout=120",
                "-max_len=40000",
                // -Xmx is the limit: libFuzzer's own is compared with getrusage(2), which a new
                // process begins with at the size of the one that started it, this Java machine.
                "-rss_limit_mb=0",
                "-seed=" + Integer.getInteger("nanvix.fuzz.seed", 20260717),
                corpus,
                seeds.toString()));
    assertThat(printed).contains("INITED").containsPattern("Done \\d+ runs");
  }

  private void makeSeeds(Path seeds) throws IOException {
    Path script = Files.writeString(dir.resolve("map"), "V1 { global: f; local: *; };");
    String versions = "-Wl,--version-script=" + script;
    Path shared = Gcc.shared(seeds.resolve("a.so"), SOURCE, "-Wl,-soname,a.so,-rpath,/x", versions);
    Gcc.shared(seeds.resolve("b.so"), SOURCE, "-m64", "-Wl,--hash-style=sysv");
    Gcc.executable(seeds.resolve("c.elf"), "int f(void){return 1;} void _start(void){f();}");
    Path object = Gcc.run(seeds.resolve("a_long_member_name.o"), SOURCE, List.of("-c"));
    Gcc.tool(List.of("ar", "rcs", seeds.resolve("d.a").toString(), object.toString()));
    byte[] bare = Files.readAllBytes(shared);
    java.util.Arrays.fill(bare, 32, 36, (byte) 0);
    java.util.Arrays.fill(bare, 48, 52, (byte) 0);
    Files.write(seeds.resolve("e.so"), bare);
  }
}
