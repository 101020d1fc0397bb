package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.pipeline.VerifyRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.FindingLines;
import io.github.nanvix.maven.report.VerifyJson;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Proves that the staged modules will load: every check runs, then findings at {@code error} stop
 * the build. All findings go to {@code verify.json} in the output directory.
 *
 * @since 0.1
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class VerifyMojo extends ProjectMojo {

  /**
   * The loader profile. Default: that of the toolchain.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.loader")
  private @Nullable String loader;

  @Override
  void run(Wiring wiring) {
    VerifyResult result =
        wiring.verify(
            new VerifyRequest(
                sysroot(),
                wiring.python().subject(pythonRequestWithPorts()),
                Optional.ofNullable(loader)));
    Path file = output().resolve("verify.json");
    try {
      AtomicFile.write(file, VerifyJson.render(result));
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
    FindingLines.of(result).forEach(line -> getLog().warn(line));
    if (result.hasErrors()) {
      throw BuildException.input(
          result.count(Severity.ERROR)
              + " findings say that the image will not load; the first: "
              + FindingLines.line(result.findings().get(0)),
          "All of them are above and in \"" + file + "\".");
    }
    getLog()
        .info(
            result.filesExamined()
                + " ELF files, "
                + result.modules()
                + " modules, "
                + result.symbolsBound()
                + " symbols bound, profile "
                + result.profile()
                + ": everything will load");
  }
}
