// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Map;

/**
 * A list of files and what the compiler is told: no shell, no program of the machine, each file an
 * object of its own.
 *
 * @param sources patterns of the files to compile, below the directory
 * @param defines as in {@code -D}
 * @param includes as in {@code -I}, below the directory
 * @param files small files that the source lacks, such as {@code config.h}, by their paths below
 *     the directory
 */
public record CompileBuild(
    String directory,
    List<Glob> sources,
    List<String> defines,
    List<String> includes,
    Map<RelativePath, String> files)
    implements Build {

  static CompileBuild from(TomlNode node) {
    node.allowOnly("kind", "directory", "sources", "defines", "includes", "files");
    return new CompileBuild(
        Build.directory(node),
        Globs.of(node, "sources"),
        node.strings("defines"),
        node.strings("includes"),
        SmallFiles.of(node));
  }

  @Override
  public Inputs addTo(Inputs inputs) {
    return inputs
        .with("build", "compile")
        .with("directory", directory)
        .withList("source-file", sources)
        .withList("define", defines)
        .withList("include", includes)
        .withMap("file", files);
  }
}
