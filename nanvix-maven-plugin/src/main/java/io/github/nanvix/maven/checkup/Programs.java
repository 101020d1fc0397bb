// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.checkup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The versions of Java and Maven that the work is done with. */
public final class Programs {
  private static final int OLDEST_JAVA = 17;
  private static final String ABOUT_CORE =
      "META-INF/maven/org.apache.maven/maven-core/pom.properties";

  private Programs() {}

  /** Looks at both. */
  public static void look(Checkup checkup, Runtime.Version java, Optional<Path> maven) {
    String runs = "Java " + java + " of \"" + System.getProperty("java.home") + "\"";
    if (java.feature() >= OLDEST_JAVA) {
      checkup.fine("JDK", runs);
    } else {
      checkup.problem(
          "JDK",
          runs + " is too old, expected " + OLDEST_JAVA + " or newer",
          "apt-get install -y openjdk-" + OLDEST_JAVA + "-jdk-headless");
    }
    Optional<String> version = maven.flatMap(Programs::version);
    if (version.isPresent()) {
      checkup.fine("Maven", version.get() + " of \"" + maven.get() + "\"");
    } else {
      checkup.note("Maven", "there is none on the PATH", "apt-get install -y maven");
    }
  }

  /** The installation of Maven that a program on the PATH belongs to. */
  public static Optional<Path> maven(List<Path> directories) {
    return directories.stream()
        .map(directory -> directory.resolve("mvn"))
        .filter(Files::isExecutable)
        .findFirst()
        .flatMap(Programs::home);
  }

  private static Optional<Path> home(Path program) {
    try {
      return Optional.ofNullable(program.toRealPath().getParent()).map(Path::getParent);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What the jar of its core says: some distributions give that another name. */
  private static Optional<String> version(Path home) {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(home.resolve("lib"), "maven-core-*.jar")) {
      for (Path jar : jars) {
        return version(new ZipFile(jar.toFile()));
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> version(ZipFile jar) throws IOException {
    try (jar) {
      ZipEntry entry = jar.getEntry(ABOUT_CORE);
      if (entry == null) {
        return Optional.empty();
      }
      Properties about = new Properties();
      try (InputStream in = jar.getInputStream(entry)) {
        about.load(in);
      }
      return Optional.ofNullable(about.getProperty("version"));
    }
  }
}
