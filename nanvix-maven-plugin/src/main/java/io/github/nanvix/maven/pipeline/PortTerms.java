// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.stage.LicenseTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The terms that go with a port: its source's, and what its recipe names besides. */
record PortTerms(Recipe recipe, Source source, SourceCatalog sources) {

  /** All of them, with those of the toolchain's libraries. */
  LicenseTree with(Map<RelativePath, Path> libraries) {
    SortedMap<RelativePath, Path> terms = new TreeMap<>(libraries);
    terms.putAll(own());
    for (RelativePath further : recipe.licenses()) {
      Path file = source.entry().file(further);
      if (!Files.isRegularFile(file)) {
        throw BuildException.input(
            "The source of \""
                + recipe.name()
                + "\" "
                + source.version()
                + " has no file \""
                + further
                + "\", which should have its terms.",
            "Correct \"licenses\" in " + Recipe.file(recipe.name()) + ".");
      }
      terms.put(new RelativePath(recipe.name() + "/" + further), file);
    }
    return LicenseTree.of(terms);
  }

  /** What the source has itself; where it has nothing, the recipe's files are all there is. */
  Map<RelativePath, Path> own() {
    try {
      return sources.licenses(source);
    } catch (BuildException e) {
      if (recipe.licenses().isEmpty()) {
        throw e;
      }
      return Map.of();
    }
  }
}
