package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.Json;
import io.github.nanvix.maven.runner.Emulator;
import io.github.nanvix.maven.runner.Runner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Finds out what runs the target's programs on this machine, and fetches an emulator where it takes
 * one. For scripts it is in {@code runner.json} in the output directory: the key {@code emulator}
 * is the program to put before a program of the target, and empty where the kernel runs them.
 *
 * @since 0.1
 */
@Mojo(name = "runner", threadSafe = true, requiresProject = false)
public final class RunnerMojo extends NanvixMojo {

  @Override
  void run(Wiring wiring) {
    Runner runner = wiring.targetRunner();
    answer().line("programs of " + wiring.triple() + " are run by " + runner.description());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("triple", wiring.triple());
    data.put("emulator", runner.emulator().map(Emulator::program).map(Path::toString).orElse(""));
    data.put("version", runner.emulator().map(Emulator::version).orElse(""));
    data.put("sha256", runner.emulator().map(found -> found.digest().hex()).orElse(""));
    report("runner.json", Json.write(data));
  }
}
