// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source archive, fetched and unpacked without its top directory.
 *
 * @param pin where it is; every candidate promises the same
 */
record UnpackedSource(PinnedFile pin) implements Step {

  @Override
  public String kind() {
    return "source";
  }

  @Override
  public Inputs inputs() {
    Inputs inputs =
        new Inputs()
            .with("step", "unpacked-source 1")
            .with("archive", pin.candidates().get(0).sha256());
    part().ifPresent(part -> inputs.with("directory", part));
    return inputs;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path archive = workspace.bring(Fetcher.class).fetch(pin, workspace.work());
    if (part().isPresent()) {
      unpackPart(archive, part().get(), workspace);
    } else {
      new Unpacker().unpackWithoutTop(archive, workspace.output());
    }
    pin.license().ifPresent(license -> license.check(license.path().under(workspace.output())));
  }

  private Optional<RelativePath> part() {
    return pin.candidates().get(0).part();
  }

  private void unpackPart(Path archive, RelativePath part, Workspace workspace) throws IOException {
    Path whole = workspace.work().resolve("whole");
    new Unpacker().unpackWithoutTop(archive, whole);
    Path wanted = part.under(whole);
    if (!Files.isDirectory(wanted, LinkOption.NOFOLLOW_LINKS)) {
      throw BuildException.input(
          "\"" + pin.fileName() + "\" has no directory \"" + part + "\".",
          "Correct \"directory\" beside the digest in " + pin.candidates().get(0).pinnedIn() + ".");
    }
    Trees.copy(wanted, workspace.output(), Trees.Mode.LINK);
  }
}
