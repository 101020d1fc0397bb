// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.toolchain.DirectoryPin;
import io.github.nanvix.maven.toolchain.DirectoryPlaces;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where this machine has pinned directories: options first, then {@code toolchains.xml}.
 *
 * @param toolchain the target's toolchain, which the option without a component's name means
 * @param directory that option
 * @param ofComponents {@code nanvix.NAME.directory} by NAME
 * @param xml Maven's files
 * @param base what relative paths of options count from
 */
record MachineDirectories(
    String toolchain,
    Optional<String> directory,
    Map<String, String> ofComponents,
    ToolchainsXml xml,
    Path base)
    implements DirectoryPlaces {
  private static final Pattern OF_COMPONENT = Pattern.compile("nanvix\\.(.+)\\.directory");

  /** The property of a component. */
  static String property(String component) {
    return "nanvix." + component + ".directory";
  }

  /** What the command line, the project and Maven's files say. */
  static MachineDirectories of(
      MavenSession session, MavenProject project, String toolchain, @Nullable String directory) {
    return new MachineDirectories(
        toolchain,
        Optional.ofNullable(directory).filter(text -> !text.isEmpty()),
        ofComponents(session, project),
        ToolchainsXml.of(session.getRequest()),
        Path.of(session.getExecutionRootDirectory()));
  }

  /** {@code nanvix.NAME.directory} by NAME, as the project and the command line have it. */
  static Map<String, String> ofComponents(MavenSession session, MavenProject project) {
    Map<String, String> ofComponents = new TreeMap<>();
    for (Properties properties : List.of(project.getProperties(), session.getUserProperties())) {
      for (String name : properties.stringPropertyNames()) {
        Matcher matcher = OF_COMPONENT.matcher(name);
        if (matcher.matches()) {
          ofComponents.put(matcher.group(1), properties.getProperty(name));
        }
      }
    }
    return ofComponents;
  }

  @Override
  public Optional<Place> of(ToolchainSpec spec, DirectoryPin pin) {
    boolean alone = spec.components(DirectoryPin.class).size() == 1;
    Optional<Place> option = named(pin.name());
    if (option.isEmpty() && alone && spec.name().equals(toolchain)) {
      option = directory.map(text -> place(text, "nanvix.toolchain.directory"));
    }
    // With more than one directory, the toolchain's own name would mean all of them.
    Set<String> names = alone ? Set.of(pin.name(), spec.name()) : Set.of(pin.name());
    return option.or(() -> xml.directory(names));
  }

  private Optional<Place> named(String component) {
    return Optional.ofNullable(ofComponents.get(component))
        .map(text -> place(text, property(component)));
  }

  private Place place(String text, String option) {
    return new Place(base.resolve(text).normalize(), "-D" + option);
  }
}
