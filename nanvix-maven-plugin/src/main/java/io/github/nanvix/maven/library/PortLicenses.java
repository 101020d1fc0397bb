package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.LicenseSearch;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The terms of what an archive holds, in {@code share/licenses/<component>/}.
 *
 * @param title what the console calls it
 * @param files by their places in the sysroot
 */
public record PortLicenses(String title, SortedMap<RelativePath, Path> files) implements Step {
  private static final String DIRECTORY = "share/licenses/";

  /**
   * Those of a port's own source.
   *
   * @param pinned the file that is pinned with the source, if one is; else it is looked for
   * @param further what the recipe names besides
   */
  public static PortLicenses of(
      String port,
      String recipeFile,
      Source source,
      Optional<RelativePath> pinned,
      Collection<RelativePath> further) {
    Path tree = source.entry().tree();
    List<RelativePath> paths = new ArrayList<>(further);
    pinned.or(() -> further.isEmpty() ? found(tree) : Optional.empty()).ifPresent(paths::add);
    if (paths.isEmpty()) {
      throw BuildException.input(
          "Nothing says under which terms \"" + port + "\" " + source.version() + " may be used.",
          "Name the files of the source that do in \"licenses\" of "
              + recipeFile
              + ", or pin license-file with the source.");
    }
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    for (RelativePath path : paths) {
      Path file = path.under(tree);
      if (!Files.isRegularFile(file)) {
        throw BuildException.input(
            "The source of \""
                + port
                + "\" "
                + source.version()
                + " has no file \""
                + path
                + "\", which should have its terms.",
            "Correct \"licenses\" in " + recipeFile + ", or license-file of the source's pin.");
      }
      files.put(new RelativePath(DIRECTORY + port + "/" + path), file);
    }
    return new PortLicenses(port + " " + source.version() + " licences", files);
  }

  private static Optional<RelativePath> found(Path tree) {
    try {
      return LicenseSearch.in(tree);
    } catch (IOException e) {
      throw DiskFailure.of("look for the licence in", tree, e);
    }
  }

  @Override
  public String kind() {
    return "port-licenses";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs = new Inputs().with("step", "port-licenses 1");
    files.forEach((place, file) -> inputs.with("file." + place, digest(file)));
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    for (Map.Entry<RelativePath, Path> file : files.entrySet()) {
      Path to = file.getKey().under(workspace.output());
      Files.createDirectories(to.getParent());
      Trees.copyFile(file.getValue().toRealPath(), to, Trees.Mode.COPY);
    }
  }

  private static Sha256 digest(Path file) {
    try {
      return Sha256.ofFile(file);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
