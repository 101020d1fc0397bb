package io.github.nanvix.maven.smoke;

import java.nio.file.Path;
import java.util.List;

/** This machine's kernel, or an emulator of the processor above it. */
public record ThisMachine(TargetRunner runner) implements TargetMachine {

  @Override
  public List<String> run(SmokeRun run, Path sysroot, Path log) {
    return run.run(runner, sysroot, log);
  }
}
