// SPDX-License-Identifier: MIT
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
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads and checks many single files on all processors, and writes each as its turn comes. */
final class FileInspection {
  /** In bytes: what may be done before its turn; a small part of a heap of 256 MB. */
  private static final long AHEAD = 16 << 20;

  private static final FileLine NOTHING = new FileLine(List.of(), new byte[0]);
  private static final byte[] FIRST = "\n    ".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FURTHER = ",\n    ".getBytes(StandardCharsets.UTF_8);

  private final FilesRequest request;
  private final FileVerification verification;
  private final List<Finding> findings = new ArrayList<>();
  private int examined;

  FileInspection(FilesRequest request, FileVerification verification) {
    this.request = request;
    this.verification = verification;
  }

  VerifyResult run(String profile) {
    List<VerifyResult> result = new ArrayList<>();
    if (request.json().isEmpty()) {
      return inspected(profile);
    }
    Path json = request.json().get();
    try {
      AtomicFile.write(
          json,
          out -> {
            out.write(VerifyJson.beforeFiles().getBytes(StandardCharsets.UTF_8));
            inspect(out);
            VerifyResult whole = judged(profile);
            out.write(VerifyJson.afterFiles(whole).getBytes(StandardCharsets.UTF_8));
            result.add(whole);
          });
    } catch (IOException e) {
      throw DiskFailure.of("write", json, e);
    }
    return result.get(0);
  }

  /** The same, and nothing is written. */
  private VerifyResult inspected(String profile) {
    try {
      inspect(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw DiskFailure.of("read the files below", request.selection().root(), e);
    }
    return judged(profile);
  }

  private VerifyResult judged(String profile) {
    return VerifyResult.judged(profile, findings, request.suppressions(), examined);
  }

  private void inspect(OutputStream out) throws IOException {
    OrderedLines lines = new OrderedLines(line -> write(line, out), AHEAD);
    AtomicInteger number = new AtomicInteger();
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        work.add(pool.submit(() -> inspect(lines, number)));
      }
      for (Future<?> each : work) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while files were read");
    } finally {
      lines.close();
      pool.shutdownNow();
    }
  }

  private Void inspect(OrderedLines lines, AtomicInteger number) throws Exception {
    List<RelativePath> files = request.selection().files();
    try {
      int next = number.getAndIncrement();
      while (next < files.size() && lines.put(next, line(files.get(next)))) {
        next = number.getAndIncrement();
      }
      return null;
    } catch (Throwable e) {
      lines.close();
      throw e;
    }
  }

  private FileLine line(RelativePath path) {
    return verification
        .inspect(path, path.under(request.selection().root()))
        .map(file -> new FileLine(file.findings(), FileJson.line(file)))
        .orElse(NOTHING);
  }

  private void write(FileLine line, OutputStream out) throws IOException {
    if (line.json().length > 0) {
      out.write(examined++ == 0 ? FIRST : FURTHER);
      out.write(line.json());
      findings.addAll(line.findings());
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
