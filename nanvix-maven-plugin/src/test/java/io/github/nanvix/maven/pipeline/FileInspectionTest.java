// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.verify.FileSelection;
import io.github.nanvix.maven.verify.FileVerification;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many single files become one verify.json, whichever is done first. */
class FileInspectionTest {
  @TempDir private Path work;

  private VerifyResult run(Path json) {
    FilesRequest request =
        new FilesRequest(
            FileSelection.of(List.of("in/*"), work),
            Optional.empty(),
            List.of(),
            Optional.of(json));
    return new FileInspection(request, FileVerification.of(LoaderProfile.named("glibc")))
        .run("glibc");
  }

  @Test
  void filesStandInTheOrderOfTheirNames() throws IOException {
    byte[] library =
        Files.readAllBytes(Gcc.shared(work.resolve("one.so"), "int f(void) { return 1; }"));
    Path in = Files.createDirectory(work.resolve("in"));
    List<String> names =
        IntStream.range(0, 100).mapToObj(i -> String.format("lib%03d.so", i)).toList();
    for (String name : names) {
      Files.write(in.resolve(name), name.endsWith("7.so") ? new byte[3] : library);
    }
    Files.writeString(in.resolve("README"), "text");

    VerifyResult result = run(work.resolve("a.json"));
    run(work.resolve("b.json"));

    assertThat(result.filesExamined()).isEqualTo(100);
    assertThat(Files.readAllLines(work.resolve("a.json")))
        .filteredOn(line -> line.startsWith("    {\"path\""))
        .extracting(line -> line.replaceAll(".*?in/(.*?)\".*", "$1"))
        .isEqualTo(names);
    assertThat(work.resolve("a.json")).hasSameBinaryContentAs(work.resolve("b.json"));
  }

  @Test
  void aReportThatCannotBeWrittenEndsAll() throws IOException {
    Files.createDirectory(work.resolve("in"));
    Files.writeString(work.resolve("in/a.so"), "text");
    Files.writeString(work.resolve("file"), "in the way");

    assertThatThrownBy(() -> run(work.resolve("file/verify.json")))
        .isInstanceOf(BuildException.class);
  }
}
