// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single files, broken ones above all: each is a finding, never an exception. */
class FileVerificationTest {
  private static final FileVerification VERIFICATION =
      FileVerification.of(LoaderProfile.named("nanvix-2026-07"));

  @TempDir private Path work;

  private Optional<InspectedFile> inspect(String name, byte[] content) throws IOException {
    return VERIFICATION.inspect(new RelativePath(name), Files.write(work.resolve(name), content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> ids(Optional<InspectedFile> file) {
    return file.orElseThrow().findings().stream().map(Finding::id).toList();
  }

  @Test
  void whatIsCalledAnObjectFileAndIsNoneIsAFinding() throws IOException {
    assertThat(ids(inspect("empty.so", new byte[0]))).containsExactly("ELF-FILE-001");
    assertThat(ids(inspect("libx.a", bytes("!<arch>\nrubbish")))).containsExactly("ELF-FILE-001");
    assertThat(ids(inspect("thin.a", bytes("!<thin>\n")))).containsExactly("ELF-FILE-001");
    assertThat(
            ids(
                VERIFICATION.inspect(new RelativePath("gone.so"), work.resolve("gone.so")).stream()
                    .findFirst()))
        .containsExactly("ELF-FILE-001");
  }

  @Test
  void whatIsNoObjectFileInAnyRespectIsPassedOver() throws IOException {
    assertThat(inspect("libc.so", bytes("/* GNU ld script\n*/\nGROUP ( libc.so.6 )\n"))).isEmpty();
    assertThat(inspect("README", bytes("text"))).isEmpty();
  }

  @Test
  void everyCutOfAFileIsAFinding() throws IOException {
    TestImage image = new TestImage(work);
    byte[] whole = Files.readAllBytes(image.at(TestImage.LIBFFI));

    assertThat(ids(inspect("libffi.so", whole))).isEmpty();
    for (int length = 4; length < whole.length; length += 97) {
      assertThat(ids(inspect("libffi.so", Arrays.copyOf(whole, length)))).isNotEmpty();
    }
  }

  @Test
  void aFileIsNotBlamedForWhatOnlyAnImageCanHave() throws IOException {
    TestImage image = new TestImage(work);

    for (String path : List.of(TestImage.CTYPES, TestImage.EXE)) {
      String name = new RelativePath(path).fileName();
      assertThat(ids(inspect(name, Files.readAllBytes(image.at(path))))).isEmpty();
    }
  }
}
