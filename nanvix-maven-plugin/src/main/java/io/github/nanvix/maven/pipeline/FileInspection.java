package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.report.FileJson;
import io.github.nanvix.maven.report.VerifyJson;
import io.github.nanvix.maven.verify.FileVerification;
import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and checks many single files, a batch at a time, and writes each as it goes. */
final class FileInspection {
  /** So few that their lines fit into any heap, so many that all processors have work. */
  private static final int BATCH = 64;

  private final FilesRequest request;
  private final FileVerification verification;
  private final List<Finding> findings = new ArrayList<>();
  private int examined;

  private record Line(List<Finding> findings, String text) {}

  FileInspection(FilesRequest request, FileVerification verification) {
    this.request = request;
    this.verification = verification;
  }

  VerifyResult run(String profile) {
    List<VerifyResult> result = new ArrayList<>();
    try {
      AtomicFile.write(
          request.json(),
          out -> {
            out.write(VerifyJson.beforeFiles());
            inspect(out);
            VerifyResult whole =
                VerifyResult.judged(profile, findings, request.suppressions(), examined);
            out.write(VerifyJson.afterFiles(whole));
            result.add(whole);
          });
    } catch (IOException e) {
      throw DiskFailure.of("write", request.json(), e);
    }
    return result.get(0);
  }

  private void inspect(Writer out) throws IOException {
    List<RelativePath> files = request.selection().files();
    for (int start = 0; start < files.size(); start += BATCH) {
      List<Optional<Line>> batch =
          files.subList(start, Math.min(files.size(), start + BATCH)).parallelStream()
              .map(this::line)
              .toList();
      for (Optional<Line> line : batch) {
        if (line.isPresent()) {
          out.write(examined++ == 0 ? "\n    " : ",\n    ");
          out.write(line.get().text());
          findings.addAll(line.get().findings());
        }
      }
    }
  }

  private Optional<Line> line(RelativePath path) {
    return verification
        .inspect(path, path.under(request.selection().root()))
        .map(file -> new Line(file.findings(), FileJson.line(file)));
  }
}
