package io.github.nanvix.maven.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which plugin this is the command of. */
final class PluginVersion implements IVersionProvider {
  private static final String FILE = "coordinates.properties";

  @Override
  public String[] getVersion() {
    return new String[] {"nanvix " + properties().getProperty("version")};
  }

  /** groupId, artifactId and version, joined by colons. */
  static String coordinates() {
    Properties properties = properties();
    return properties.getProperty("groupId")
        + ":"
        + properties.getProperty("artifactId")
        + ":"
        + properties.getProperty("version");
  }

  private static Properties properties() {
    Properties properties = new Properties();
    try (InputStream in = PluginVersion.class.getResourceAsStream(FILE)) {
      properties.load(Objects.requireNonNull(in, FILE));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
