// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.source.Patience;
import io.github.nanvix.maven.source.WebFiles;
import io.github.nanvix.maven.store.Elsewhere;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A machine with a store of its own that shares entries; each build of it is a new one. */
final class Machine {
  private final Path root;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final AtomicInteger made = new AtomicInteger();

  Machine(Path root) {
    this.root = root;
  }

  /** How often anything was made here. */
  int made() {
    return made.get();
  }

  /** What its users were told. */
  List<String> warnings() {
    return warnings;
  }

  Path root() {
    return root;
  }

  static RemoteStore web(CacheServer server) {
    return web(server, Map.of());
  }

  static RemoteStore web(CacheServer server, Map<String, String> headers) {
    return RemoteStores.web(
        RemoteAddress.parse(server.uri().toString()),
        new WebFiles(
            uri -> Proxy.NO_PROXY,
            new Patience(2000, 1000, Duration.ofMinutes(1), 0),
            uri -> headers));
  }

  /** Builds with a remote store, and waits until what was made is published. */
  StoreEntry build(RemoteRequest remote, String content) {
    Store local = new Store(root);
    SharedEntries entries = RemoteStores.entries(remote, local::temporary, warnings::add);
    StoreEntry entry = local.with(Elsewhere.class, entries).produce(new Sample(content, made));
    entries.finish();
    return entry;
  }

  static RemoteRequest open(RemoteStore store) {
    return new RemoteRequest(store, Optional.empty(), true, Optional.empty());
  }

  /** A tree with all that there can be in one. */
  record Sample(String content, AtomicInteger made) implements Step {
    static final Instant OLD = Instant.parse("2001-02-03T04:05:06.000789Z");

    @Override
    public String kind() {
      return "sample";
    }

    @Override
    public Inputs inputs() {
      return new Inputs().with("step", "sample 1").withList("content", List.of(content));
    }

    @Override
    public void produce(Workspace workspace) throws IOException {
      made.incrementAndGet();
      Path output = workspace.output();
      Path file = Files.writeString(output.resolve("file"), content);
      Files.setLastModifiedTime(file, FileTime.from(OLD));
      Files.createDirectories(output.resolve("directory/empty"));
      Path program = Files.writeString(output.resolve("directory/program ü"), "#!/bin/sh\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("r-xr-x---"));
      Files.createSymbolicLink(output.resolve("directory/link"), Path.of("../file"));
      Files.createSymbolicLink(output.resolve("dangling"), Path.of("nowhere"));
    }
  }
}
