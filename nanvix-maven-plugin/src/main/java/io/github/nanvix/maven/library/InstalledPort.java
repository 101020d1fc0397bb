// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.elf.LinkInterface;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port that a project depends on, unpacked from its archive.
 *
 * @param record what it says of itself
 * @param sysroot its tree in the store
 * @param origin what messages call the archive
 * @param archive the archive's digest
 */
public record InstalledPort(PortRecord record, Path sysroot, String origin, Sha256 archive) {
  // Found out once: every goal asks for it several times, and what is published stays as it is.
  private static final Map<List<Object>, Sha256> DIGESTS = new ConcurrentHashMap<>();

  /** Unpacks a port's archive into the store and refuses one that another toolchain made. */
  public static InstalledPort open(Store store, Path archive, Toolchain toolchain) {
    return open(store, archive, Optional.of(toolchain.id()), toolchain.spec().name());
  }

  /**
   * As {@link #open(Store, Path, Toolchain)}, before there is a toolchain.
   *
   * @param toolchain its id, if that is known
   * @param name the toolchain's name
   */
  public static InstalledPort open(
      Store store, Path archive, Optional<String> toolchain, String name) {
    String origin = String.valueOf(archive.getFileName());
    try {
      Content<Path> content = Content.of(archive);
      StoreEntry entry = store.produce(new Unpacked(content), origin);
      PortRecord record = readRecord(entry.tree(), origin);
      if (toolchain.isPresent() && !record.toolchain().equals(toolchain.get())) {
        throw BuildException.input(
            "Port \""
                + record.name()
                + "\" ("
                + origin
                + ") was built with toolchain "
                + record.toolchain()
                + ", this build uses "
                + toolchain.get()
                + " (\""
                + name
                + "\"). Code of two toolchains does not run together.",
            "Build the port again with the same toolchain and install it.");
      }
      return new InstalledPort(record, entry.tree(), origin, content.digest());
    } catch (IOException e) {
      throw DiskFailure.of("read the port's archive", archive, e);
    }
  }

  /** The port's shared object, which must be there. */
  public Path sharedLibrary() {
    if (record.runtime().isEmpty()) {
      throw BuildException.input(
          "Port \"" + record.name() + "\" (" + origin + ") has no shared object.",
          "Build the port with the goal shared-library and install it again.");
    }
    return require(record.runtime().get(0));
  }

  /** What messages call it. */
  public String title() {
    return "Port \"" + record.name() + "\" " + record.version() + " (" + origin + ")";
  }

  /** What it installs to be linked against, each library behind those that it needs. */
  public List<PortLibrary> libraries() {
    return record.libraries();
  }

  /**
   * The digest of what linking against its shared objects depends on: other code behind the same
   * interface needs no other link.
   */
  public Sha256 interfaceDigest() {
    return DIGESTS.computeIfAbsent(
        List.of("interface", sysroot),
        key -> {
          StringBuilder interfaces = new StringBuilder();
          for (PortLibrary library : libraries()) {
            Path file = require(library.file());
            try {
              interfaces.append(LinkInterface.read(file).text()).append('\n');
            } catch (IOException e) {
              throw DiskFailure.of("read", file, e);
            }
          }
          return Sha256.of(interfaces.toString());
        });
  }

  /** The digest of its headers: the only part of a port that compiling sees. */
  public Sha256 headersDigest() {
    Path include = sysroot.resolve("include");
    return DIGESTS.computeIfAbsent(
        List.of("headers", include),
        key -> {
          try {
            return Files.isDirectory(include) ? TreeDigest.of(include) : Sha256.of("");
          } catch (IOException e) {
            throw DiskFailure.of("read the headers in", include, e);
          }
        });
  }

  /** A file of the port that must be there. */
  public Path require(RelativePath path) {
    Path file = path.under(sysroot);
    if (!Files.isRegularFile(file)) {
      throw BuildException.input(
          "Port \"" + record.name() + "\" (" + origin + ") lacks \"" + path + "\".",
          "Build the port with the goal shared-library and install it again.");
    }
    return file;
  }

  private static PortRecord readRecord(Path tree, String origin) throws IOException {
    List<RelativePath> records = PortRecord.in(tree);
    if (records.size() != 1) {
      throw BuildException.input(
          "\""
              + origin
              + "\" is not the archive of a port: it holds "
              + records.size()
              + " files share/nanvix/*.toml instead of one.",
          "Depend on an archive that the goal package has made.");
    }
    RelativePath path = records.get(0);
    return PortRecord.parse(origin + "!" + path, TomlFile.text(path.under(tree)));
  }

  private record Unpacked(Content<Path> archive) implements Step {
    @Override
    public String kind() {
      return "installed-port";
    }

    @Override
    public Inputs inputs() {
      return new Inputs().with("step", "installed-port 1").with("archive", archive.digest());
    }

    @Override
    public boolean servesOtherMachines() {
      return false;
    }

    @Override
    public void produce(Workspace workspace) throws IOException {
      new Unpacker().unpackWithoutTop(archive.place(), workspace.output());
    }
  }
}
