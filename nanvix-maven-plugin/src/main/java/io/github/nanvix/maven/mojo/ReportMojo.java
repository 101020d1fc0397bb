package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.Json;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.toml.PinCatalog;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
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
  Set<ProjectKind> kinds() {
    return EnumSet.of(ProjectKind.CPYTHON);
  }

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::pythonRequest);
  }

  @Override
  Set<Part> makes() {
    return everything();
  }

  @Override
  void run(Wiring wiring) {
    SizeTable table = wiring.python(pythonRequestWithPorts(wiring)).sizes();
    table.lines().forEach(answer()::line);
    report("sizes.json", Json.write(Map.of("sizes", table.data())));
  }
}
