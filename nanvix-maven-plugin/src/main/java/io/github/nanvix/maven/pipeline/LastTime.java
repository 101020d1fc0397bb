// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.fs.AtomicFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many things each command did when it last ended well, in one file of the store. It is for
 * progress lines alone: whatever is wrong with it, they do without.
 */
final class LastTime {
  private static final Logger LOG = LoggerFactory.getLogger(LastTime.class);
  private static final String FILE = "progress.properties";

  private final Path file;

  LastTime(Path store) {
    this.file = store.resolve(FILE);
  }

  synchronized OptionalLong count(String command) {
    try {
      return OptionalLong.of(Long.parseLong(read().getProperty(command, "")));
    } catch (IOException | IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  synchronized void remember(String command, long count) {
    try {
      Properties counts = Files.exists(file) ? read() : new Properties();
      if (String.valueOf(count).equals(counts.setProperty(command, String.valueOf(count)))) {
        return;
      }
      StringWriter text = new StringWriter();
      counts.store(text, "How many files each command compiled, or questions it answered");
      AtomicFile.write(file, text.toString());
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("{} is not kept", file, e);
    }
  }

  private Properties read() throws IOException {
    Properties counts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      counts.load(reader);
    }
    return counts;
  }
}
