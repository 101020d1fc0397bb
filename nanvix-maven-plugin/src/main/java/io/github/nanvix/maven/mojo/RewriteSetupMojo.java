package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.pipeline.RewrittenSetup;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Makes the unbundled modules shared in {@code Modules/Setup.local}, and drops the ports from the
 * interpreter's LIBS. The results are {@code Setup.local} and {@code setup.json} in the output
 * directory.
 *
 * @since 0.1
 */
@Mojo(name = "rewrite-setup", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class RewriteSetupMojo extends ProjectMojo {

  @Override
  void run(Wiring wiring) {
    RewrittenSetup setup = wiring.python().rewriteSetup(pythonRequest());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("libsBefore", setup.libsBefore());
    data.put("libs", setup.libsAfter());
    data.put("setupLocal", setup.setupLocal().toString());
    Path file = output().resolve("setup.json");
    try {
      AtomicFile.write(file, Json.write(data));
      AtomicFile.write(output().resolve("Setup.local"), setup.setupLocal().bytes());
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
    getLog()
        .info(
            "LIBS of python.elf: \""
                + setup.libsAfter()
                + "\", before: \""
                + setup.libsBefore()
                + "\"");
  }
}
