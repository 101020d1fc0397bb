package io.github.nanvix.maven.source;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory of the user's in the place of an archive; identified by its content, not by its path.
 * Version control directories are left out.
 */
record LocalSource(String title, Path directory, Sha256 content) implements Step {

  static LocalSource of(String title, Path directory) {
    if (!Files.isDirectory(directory)) {
      throw BuildException.input(
          "The source directory \"" + directory + "\" for " + title + " does not exist.",
          "Correct the parameter \"source\".");
    }
    try {
      return new LocalSource(title, directory, TreeDigest.of(directory, files(directory)));
    } catch (IOException e) {
      throw DiskFailure.of("read the source directory", directory, e);
    }
  }

  @Override
  public String kind() {
    return "source";
  }

  @Override
  public Inputs inputs() {
    return new Inputs().with("step", "local-source 1").with("content", content);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    for (RelativePath path : files(directory)) {
      Path to = path.under(workspace.output());
      Files.createDirectories(to.getParent());
      Trees.copyFile(path.under(directory), to, Trees.Mode.COPY);
    }
  }

  private static List<RelativePath> files(Path directory) throws IOException {
    return Trees.files(directory).stream().filter(LocalSource::isSource).toList();
  }

  private static boolean isSource(RelativePath path) {
    return !path.text().startsWith(".git/") && !path.text().startsWith(".hg/");
  }
}
