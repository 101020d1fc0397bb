// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.toolchain.DirectoryPlaces.Place;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * Maven's {@code toolchains.xml} as far as it names directories: toolchains of type {@code nanvix}.
 *
 * <p>Maven has read the files before any goal runs, but its model does not tell lines and columns.
 *
 * @param files the user's, then that of the Maven installation; either may be missing
 */
record ToolchainsXml(List<Path> files) {
  private static final String TYPE = "nanvix";
  private static final String DIRECTORY = "configuration/installDirectory";

  /** Those that Maven was told of. */
  static ToolchainsXml of(MavenExecutionRequest request) {
    return new ToolchainsXml(
        Stream.of(request.getUserToolchainsFile(), request.getGlobalToolchainsFile())
            .filter(Objects::nonNull)
            .map(File::toPath)
            .toList());
  }

  /**
   * The directory of the first toolchain that provides one of some names, as {@code <id>} or {@code
   * <triple>}.
   *
   * @throws BuildException with file, line and column, if that toolchain names no directory
   */
  Optional<Place> directory(Set<String> names) {
    for (Path file : files) {
      if (Files.isRegularFile(file)) {
        Optional<XmlElement> toolchain =
            toolchains(file).stream()
                .filter(element -> element.text("type").equals(TYPE))
                .filter(
                    element ->
                        names.contains(element.text("provides/id"))
                            || names.contains(element.text("provides/triple")))
                .findFirst();
        if (toolchain.isPresent()) {
          return Optional.of(place(file, toolchain.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Place place(Path file, XmlElement toolchain) {
    String directory = toolchain.text(DIRECTORY);
    if (!directory.isEmpty()) {
      Path path = file.toAbsolutePath().resolveSibling(directory).normalize();
      return new Place(path, "\"" + file + "\" " + toolchain.place(DIRECTORY));
    }
    throw BuildException.input(
        "The toolchain of type \""
            + TYPE
            + "\" in \""
            + file
            + "\" "
            + toolchain.place(DIRECTORY)
            + " names no directory.",
        "Write <configuration><installDirectory>DIR</installDirectory></configuration>.");
  }

  private static List<XmlElement> toolchains(Path file) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      return XmlElement.all("toolchain", xml);
    } catch (XMLStreamException e) {
      throw BuildException.input(
          "\""
              + file
              + "\" "
              + XmlElement.place(e.getLocation())
              + " is no XML: "
              + reason(e)
              + ".",
          "Correct it there.",
          e);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  /** The JDK's message has the position in front, on a line of its own. */
  private static String reason(XMLStreamException e) {
    return Reason.of(e).replaceFirst("(?s)^ParseError.*?\nMessage: ", "");
  }
}
