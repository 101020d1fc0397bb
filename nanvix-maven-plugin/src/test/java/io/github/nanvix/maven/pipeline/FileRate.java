// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.report.FindingLines;
import io.github.nanvix.maven.report.VerifySarif;
import io.github.nanvix.maven.verify.FileSelection;
import io.github.nanvix.maven.verify.FileVerification;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Does what {@code nanvix:verify -Dnanvix.files} does with the files that standard input names, one
 * absolute path a line: reads and checks them, and writes all reports. For it/bench/elf-rate.sh,
 * which measures the whole process.
 */
public final class FileRate {
  private FileRate() {}

  /**
   * Verifies and prints what it has counted.
   *
   * @param arguments loader profile and directory for the reports
   */
  public static void main(String[] arguments) throws IOException {
    Path output = Path.of(arguments[1]);
    Path json = output.resolve("verify.json");
    FilesRequest request =
        new FilesRequest(
            new FileSelection(Path.of("/"), files()),
            Optional.of(arguments[0]),
            List.of(),
            Optional.of(json));
    FileVerification verification = FileVerification.of(LoaderProfile.named(arguments[0]));
    long start = System.nanoTime();
    VerifyResult result = new FileInspection(request, verification).run(arguments[0]);
    AtomicFile.write(output.resolve("verify.sarif"), VerifySarif.ofFiles(result));
    int lines = FindingLines.of(result, Severity.ERROR).size() + FindingLines.notes(result).size();
    System.out.printf(
        "%d files, %d findings on %d lines, %.1f MB of verify.json, %d ms%n",
        result.filesExamined(),
        result.findings().size(),
        lines,
        Files.size(json) / 1e6,
        (System.nanoTime() - start) / 1_000_000);
  }

  private static List<RelativePath> files() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        .lines()
        .map(line -> new RelativePath(line.substring(1)))
        .toList();
  }
}
