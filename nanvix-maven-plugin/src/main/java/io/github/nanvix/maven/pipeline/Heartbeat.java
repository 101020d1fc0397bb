package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.ProgressListener;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows that a long command is alive. */
final class Heartbeat implements ProgressListener {
  private static final Logger LOG = LoggerFactory.getLogger("nanvix");
  private static final int WIDTH = 60;

  @Override
  public void alive(Command command, Duration elapsed, String lastLine) {
    String line = lastLine.strip();
    String shown = line.length() > WIDTH ? line.substring(0, WIDTH) + "..." : line;
    LOG.info("  {}: {} s, {}", command.name(), elapsed.toSeconds(), shown);
  }
}
