package io.github.nanvix.maven.source;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;

/**
 * A source archive, fetched and unpacked without its top directory.
 *
 * @param title what the console calls it
 * @param pin where it is; every candidate promises {@code sha256}
 * @param sha256 the archive's digest, which alone identifies the tree
 * @param fetcher the means, which are no input
 */
record UnpackedSource(String title, PinnedFile pin, Sha256 sha256, Fetcher fetcher)
    implements Step {

  @Override
  public String kind() {
    return "source";
  }

  @Override
  public Inputs inputs() {
    return new Inputs().with("step", "unpacked-source 1").with("archive", sha256);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    new Unpacker().unpackWithoutTop(fetcher.fetch(pin, workspace.work()), workspace.output());
    pin.license().ifPresent(license -> license.check(license.path().under(workspace.output())));
  }
}
