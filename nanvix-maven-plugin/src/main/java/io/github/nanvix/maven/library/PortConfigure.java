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
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
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
record PortConfigure(Recipe recipe, Source source, Toolchain toolchain) {
  private static final String BUILD_MACHINE = "x86_64-pc-linux-gnu";
  private static final Map<List<Object>, Sha256> DIGESTS = new ConcurrentHashMap<>();

  Configure call() {
    return new Configure(
        recipe.name() + " " + source.version(),
        toolchain,
        source.entry().file("configure"),
        declared() ? digest() : source.entry().fingerprint(),
        Map.of(),
        arguments(),
        variables(),
        recipe.staticLibrary().askAgain(),
        this::layOut);
  }

  /**
   * Whether the recipe tells what configure reads, so that a change of other files is none to it.
   */
  boolean declared() {
    return !recipe.staticLibrary().configureReads().isEmpty();
  }

  /** Copies what configure reads into a new build directory: all of the source, unless declared. */
  Path layOut(Path work) throws IOException {
    Path build = build(work);
    if (!declared()) {
      return copySource(work);
    }
    for (RelativePath path : read().keySet()) {
      Path to = path.under(build);
      Files.createDirectories(to.getParent());
      Trees.copyFile(source.entry().file(path), to, Trees.Mode.COPY);
    }
    return requireScript(build);
  }

  /** Copies all of the source into a new build directory. */
  Path copySource(Path work) throws IOException {
    Path build = build(work);
    Trees.copy(source.entry().tree(), build, Trees.Mode.COPY);
    return requireScript(build);
  }

  private Path build(Path work) {
    return work.resolve(recipe.name());
  }

  private Path requireScript(Path build) {
    if (!Files.isRegularFile(build.resolve("configure"))) {
      throw BuildException.input(
          "The source of \""
              + recipe.name()
              + "\" "
              + source.version()
              + " has no configure script.",
          "Pin a release archive; a snapshot of a repository lacks what autoreconf generates.");
    }
    return build;
  }

  /** Found out once: every goal asks for it several times, and what is published stays as it is. */
  private Sha256 digest() {
    Path tree = source.entry().tree();
    List<String> reads = recipe.staticLibrary().configureReads().stream().map(Glob::text).toList();
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
    List<Pattern> patterns =
        recipe.staticLibrary().configureReads().stream().map(Glob::pattern).toList();
    return source
        .entry()
        .contents(path -> patterns.stream().anyMatch(p -> p.matcher(path.text()).matches()));
  }

  private List<String> arguments() {
    List<String> argv =
        new ArrayList<>(
            List.of(
                "sh",
                "./configure",
                "--build=" + BUILD_MACHINE,
                "--host=" + toolchain.spec().configureHost(),
                "--prefix=/"));
    argv.addAll(recipe.staticLibrary().configure());
    return argv;
  }

  private Map<String, String> variables() {
    ToolchainSpec spec = toolchain.spec();
    List<String> flags = new ArrayList<>(spec.linkModel().compile());
    // For what is compiled under its absolute path; __FILE__ would carry it into the archive.
    flags.add("-ffile-prefix-map={build}=/usr/src/" + recipe.name());
    Map<String, String> variables = new TreeMap<>(toolchain.configureVariables());
    variables.put("CFLAGS", String.join(" ", flags));
    variables.put("LDFLAGS", String.join(" ", spec.linkModel().program()));
    return variables;
  }
}
