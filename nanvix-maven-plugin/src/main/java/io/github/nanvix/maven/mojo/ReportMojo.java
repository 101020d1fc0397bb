package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.Json;
import io.github.nanvix.maven.report.SizeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prints what unbundling saves: each module as it was, really linked with the port and the C
 * runtime in it, against what is shipped. The figures go to {@code sizes.json} in the output
 * directory.
 *
 * @since 0.1
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends ProjectMojo {

  @Override
  void run(Wiring wiring) {
    List<SizeTable> tables = wiring.python().sizes(pythonRequestWithPorts(wiring));
    tables.forEach(table -> table.lines().forEach(line -> getLog().info(line)));
    Path file = output().resolve("sizes.json");
    try {
      AtomicFile.write(
          file, Json.write(Map.of("sizes", tables.stream().map(SizeTable::data).toList())));
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
  }
}
