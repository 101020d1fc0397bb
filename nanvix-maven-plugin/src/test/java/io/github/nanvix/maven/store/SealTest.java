// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches the disk before an entry can be found, as the kernel is asked for it. */
class SealTest {
  private static final Pattern SYNCED = Pattern.compile("fsync\\(\\d+<([^>]+)>");
  // A call that others come in between of has no closing parenthesis yet.
  private static final Pattern RENAMED =
      Pattern.compile("rename\\(\"([^\"]+)\", \"([^\"]+)\"(?:\\)| <unfinished)");

  @TempDir Path dir;

  @Test
  void allOfAnEntryIsSyncedBeforeItsRenameAndItsPlaceAfterIt() throws Exception {
    Path store = dir.toRealPath().resolve("store");
    List<String> calls = traced(store);

    String tmp = "";
    int renamed = -1;
    List<String> synced = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Matcher rename = RENAMED.matcher(calls.get(i));
      if (rename.find()
          && rename.group(2).startsWith(store + "/test/")
          && renamed < 0
          && rename.group(1).startsWith(store + "/tmp/test-")
          && !rename.group(1).contains("/.")) {
        renamed = i;
        tmp = rename.group(1);
      }
    }
    assertThat(renamed).as("the rename in %s", calls).isNotNegative();
    for (String call : calls.subList(0, renamed)) {
      Matcher sync = SYNCED.matcher(call);
      if (sync.find()) {
        synced.add(sync.group(1));
      }
    }
    assertThat(synced)
        .containsExactlyInAnyOrder(
            tmp,
            tmp + "/inputs.txt",
            tmp + "/manifest.txt",
            tmp + "/states.txt",
            tmp + "/tree",
            tmp + "/tree/lib",
            tmp + "/tree/lib/made.a");
    assertThat(synced.indexOf(tmp + "/tree/lib"))
        .isGreaterThan(synced.indexOf(tmp + "/tree/lib/made.a"));
    assertThat(calls.subList(renamed + 1, calls.size()))
        .anyMatch(call -> call.contains("fsync(") && call.contains("<" + store + "/test>"));
  }

  private List<String> traced(Path store) throws IOException, InterruptedException {
    Path log = dir.resolve("strace.log");
    List<String> argv =
        List.of(
            "strace",
            "-f",
            "-y",
            "-s",
            "4096",
            "-e",
            "trace=fsync,rename,renameat,renameat2",
            "-o",
            log.toString(),
            StoreRightsTest.java(),
            "-cp",
            StoreRightsTest.classPath(),
            StoreRightsTest.class.getName(),
            store.toString());
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/strace")),
        "this machine has no strace; .ci/run installs it");
    Process process =
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("out").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(dir.resolve("out"));
    assumeTrue(!said.contains("PTRACE"), "ptrace is refused here: " + said);
    assertThat(process.exitValue()).as(said).isZero();
    return Files.readAllLines(log);
  }
}
