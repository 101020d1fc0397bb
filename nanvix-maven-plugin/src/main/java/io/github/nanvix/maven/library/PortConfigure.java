// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.configure.Configure;
import io.github.nanvix.maven.digest.FileContent;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.ConfigureBuild;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** How a port's configure script is called, and what of the source it gets to see. */
record PortConfigure(PortPlan plan, ConfigureBuild build) {
  private static final String BUILD_MACHINE = "x86_64-pc-linux-gnu";
  private static final Map<List<Object>, Sha256> DIGESTS = new ConcurrentHashMap<>();

  Configure call() {
    Placeholders placeholders = new Placeholders(plan);
    return new Configure(
        plan.subject(),
        plan.toolchain(),
        source().entry().tree().resolve(build.directory()).resolve(build.script()),
        build.directory(),
        declared() ? digest() : source().entry().fingerprint(),
        reads(),
        arguments(placeholders),
        placeholders.variables(build.variables()),
        build.askAgain(),
        work -> layOut(work).directory());
  }

  /**
   * Whether the recipe tells what configure reads, so that a change of other files is none to it.
   */
  boolean declared() {
    return !build.reads().isEmpty();
  }

  /** Copies what configure reads into a new build directory: all of the source, unless declared. */
  BuildPlace layOut(Path work) throws IOException {
    if (!declared()) {
      return copySource(work);
    }
    BuildPlace place = BuildPlace.in(work, plan);
    for (RelativePath path : read().keySet()) {
      Path to = path.under(place.source());
      Files.createDirectories(to.getParent());
      Trees.copyFile(source().entry().file(path), to, Trees.Mode.COPY);
    }
    return requireScript(place);
  }

  /** Copies all of the source into a new build directory. */
  BuildPlace copySource(Path work) throws IOException {
    return requireScript(BuildPlace.in(work, plan).filled(plan, Trees.Mode.COPY));
  }

  private BuildPlace requireScript(BuildPlace place) {
    if (!Files.isRegularFile(place.directory().resolve(build.script()))) {
      throw BuildException.input(
          "The source of \""
              + plan.recipe().name()
              + "\" "
              + source().version()
              + " has no script \""
              + build.script()
              + "\".",
          "Pin a release archive (a snapshot of a repository lacks what autoreconf generates),"
              + " correct \"directory\" or \"script\", or give another kind of [build] in "
              + plan.recipeFile()
              + ".");
    }
    return place;
  }

  /** Found out once: every goal asks for it several times, and what is published stays as it is. */
  private Sha256 digest() {
    Path tree = source().entry().tree();
    List<String> reads = build.reads().stream().map(Glob::text).toList();
    return DIGESTS.computeIfAbsent(
        List.of(tree, reads),
        key -> {
          try {
            return TreeDigest.ofContents(read());
          } catch (IOException e) {
            throw DiskFailure.of("read the source in", tree, e);
          }
        });
  }

  private SortedMap<RelativePath, FileContent> read() throws IOException {
    List<Pattern> patterns = build.reads().stream().map(Glob::pattern).toList();
    return source()
        .entry()
        .contents(path -> patterns.stream().anyMatch(p -> p.matcher(path.text()).matches()));
  }

  /** It compiles with the headers of ports, and links with their libraries. */
  private Map<String, Sha256> reads() {
    Map<String, Sha256> reads = new TreeMap<>();
    plan.ports()
        .byName()
        .forEach(
            (name, port) -> {
              reads.put(name + ".headers", port.headersDigest());
              reads.put(name + ".interface", port.interfaceDigest());
            });
    return reads;
  }

  private List<String> arguments(Placeholders placeholders) {
    List<String> argv = new ArrayList<>(List.of("sh", "./" + build.script()));
    argv.addAll(
        placeholders.expand(
            build
                .fixed()
                .orElse(List.of("--build=" + BUILD_MACHINE, "--host={host}", "--prefix=/"))));
    argv.addAll(placeholders.expand(build.arguments()));
    return argv;
  }

  private Source source() {
    return plan.source();
  }
}
