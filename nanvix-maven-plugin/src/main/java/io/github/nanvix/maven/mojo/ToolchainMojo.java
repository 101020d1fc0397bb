package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.Json;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Provisions the pinned toolchain into the store and prints its id. A toolchain that is made is
 * probed; one that is reused is probed before its compiler first works, or when this goal is called
 * by name. What it is goes to {@code toolchain.json} in the output directory.
 *
 * @since 0.1
 */
@Mojo(
    name = "toolchain",
    defaultPhase = LifecyclePhase.INITIALIZE,
    threadSafe = true,
    requiresProject = false)
public final class ToolchainMojo extends NanvixMojo {

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private @Nullable MojoExecution execution;

  @Override
  void run(Wiring wiring) {
    Toolchain toolchain = wiring.provisionToolchain();
    if (given(execution, "mojoExecution").getSource() == MojoExecution.Source.CLI) {
      wiring.probeToolchain();
    }
    getLog().info("toolchain id " + toolchain.id());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", toolchain.spec().name());
    data.put("id", toolchain.id());
    data.put("triple", toolchain.spec().triple().text());
    data.put("loader", toolchain.spec().loader());
    data.put("directory", toolchain.directory().toString());
    data.put("tools", new LinkedHashMap<>(toolchain.spec().tools()));
    Path file = output().resolve("toolchain.json");
    try {
      AtomicFile.write(file, Json.write(data));
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
  }
}
