// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.source.WebFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A web server with Bazel's cache protocol: GET and PUT below one address. */
record WebBlobs(URI base, WebFiles files) implements Blobs {

  @Override
  public String name() {
    return base.toString();
  }

  @Override
  public boolean fetch(String name, long most, Path file) throws IOException {
    return files.get(at(name), most, file);
  }

  @Override
  public void put(String name, Path file) throws IOException {
    files.put(at(name), file);
  }

  private URI at(String name) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + name : text + "/" + name);
  }

  @Override
  public void stop() {
    files.stop();
  }

  @Override
  public long sent() {
    return files.sent();
  }
}
