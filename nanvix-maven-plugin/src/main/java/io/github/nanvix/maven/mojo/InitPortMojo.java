// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.draft.ArchiveName;
import io.github.nanvix.maven.draft.SourcePlace;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.PortInit;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.toml.PinCatalog;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a port project of a source archive: pins it, looks how it is built, tries that, and writes
 * a POM, a pin file, a recipe and a smoke stub, with which {@code mvn install} works. For a port
 * that comes with the plugin it writes the POM alone. No file is overwritten.
 *
 * @since 0.1
 */
@Mojo(name = "init-port", threadSafe = true, requiresProject = false, aggregator = true)
public final class InitPortMojo extends NanvixMojo {

  /**
   * The source archive: an http, https or file address, a file, or a path {@code pool/…} of
   * Debian's pool. Default: none; then {@code port} names one that comes with the plugin.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.source")
  private @Nullable String source;

  /**
   * The name of the port. Default: what the archive's file name says.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.port")
  private @Nullable String port;

  /**
   * The version of the source. Default: what the archive's file name says.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.version")
  private @Nullable String version;

  /**
   * The groupId of the new project, and of the projects of the ports that it needs.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.groupId", defaultValue = "org.example.ports")
  private String groupId = "";

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> plain("groupId", groupId));
    Optional<PortInit.Request> request = problems.value(this::request);
    if (request.isPresent() && request.get().source().isEmpty()) {
      problems.look(
          () -> text("port", request.get().name()).as(name -> Recipe.read(catalog, name)));
    }
  }

  @Override
  void run(Wiring wiring) {
    wiring.init(request()).forEach(getLog()::info);
  }

  private PortInit.Request request() {
    Optional<SourcePlace> place =
        chosen(source).map(given -> text("source", given).as(this::place));
    Optional<ArchiveName> said = place.flatMap(found -> ArchiveName.of(found.path()));
    chosen(port).ifPresent(given -> plain("port", given));
    chosen(version).ifPresent(given -> plain("version", given));
    if (place.isEmpty() && chosen(version).isPresent()) {
      throw text("version", version).refusal("Give -Dnanvix.source, too.");
    }
    String name =
        chosen(port)
            .or(() -> said.map(ArchiveName::name))
            .orElseThrow(
                () ->
                    BuildException.input(
                        place
                            .map(
                                found ->
                                    "The file name \""
                                        + found.fileName()
                                        + "\" does not end in a name and a version.")
                            .orElse("Neither a source archive nor a port is named."),
                        "Give -Dnanvix.port=NAME"
                            + (place.isPresent() ? " and -Dnanvix.version=VERSION." : ".")));
    return new PortInit.Request(
        plain("port", name),
        place.map(found -> new PortInit.Archive(found, version(found, said))),
        groupId,
        List.of(plugin().getGroupId(), plugin().getArtifactId(), execution().getVersion()),
        startedIn());
  }

  private String version(SourcePlace place, Optional<ArchiveName> said) {
    return plain(
        "version",
        chosen(version)
            .or(() -> said.map(ArchiveName::version))
            .orElseThrow(
                () ->
                    BuildException.input(
                        "The file name \"" + place.fileName() + "\" does not end in a version.",
                        "Give -Dnanvix.version=VERSION.")));
  }

  private SourcePlace place(String given) {
    return SourcePlace.of(given, startedIn());
  }

  /** What can be a part of a file name, and of Maven's coordinates. */
  private String plain(String parameter, String given) {
    if (!given.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
      throw text(parameter, given).refusal("Expected letters, digits and . _ + -.");
    }
    return given;
  }
}
