// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.extension;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An interpreter that modules are built for, unpacked from its development archive.
 *
 * @param record what it says of itself
 * @param headers the directory with {@code Python.h} and {@code pyconfig.h}, by what is in it
 */
public record InstalledInterpreter(InterpreterRecord record, Content<Path> headers) {
  /** Stands for the toolchain's directory in what the compiler is told. */
  static final String TOOLCHAIN = "{toolchain}";

  /** Unpacks the archive into the store, and refuses one that another toolchain made. */
  public static InstalledInterpreter open(Store store, Path archive, Toolchain toolchain) {
    String origin = String.valueOf(archive.getFileName());
    Path tree = store.produce(new Unpacked(Content.of(archive)), origin).tree();
    Path file = InterpreterRecord.FILE.under(tree);
    if (!Files.isRegularFile(file)) {
      throw BuildException.input(
          "\"" + origin + "\" is not the development archive of an interpreter.",
          "Depend on a project with the packaging nanvix-python.");
    }
    InterpreterRecord record = InterpreterRecord.parse(origin, TomlFile.text(file));
    if (!record.toolchain().equals(toolchain.id())) {
      throw BuildException.input(
          "CPython "
              + record.version()
              + " ("
              + origin
              + ") was built with toolchain "
              + record.toolchain()
              + ", this build uses "
              + toolchain.id()
              + " (\""
              + toolchain.spec().name()
              + "\"). Code of two toolchains does not run together.",
          "Build CPython again with the same toolchain and install it.");
    }
    Path include = tree.resolve(headers(record.version()));
    try {
      Sha256 digest = TreeDigest.of(include);
      return new InstalledInterpreter(record, new Content<>(digest, include));
    } catch (IOException e) {
      throw DiskFailure.of("read the headers in", include, e);
    }
  }

  /** Where the headers of a version are in a development tree. */
  public static String headers(String version) {
    return "include/python" + PythonVersion.of(version).feature();
  }

  /** What the compiler is told, with the toolchain where it lies now. */
  List<String> compile(Toolchain toolchain) {
    String here = toolchain.directory().toString();
    return record.compile().stream().map(word -> word.replace(TOOLCHAIN, here)).toList();
  }

  private record Unpacked(Content<Path> archive) implements Step {
    @Override
    public String kind() {
      return "installed-interpreter";
    }

    @Override
    public Inputs inputs() {
      return new Inputs().with("step", "installed-interpreter 1").with("archive", archive.digest());
    }

    @Override
    public void produce(Workspace workspace) {
      new Unpacker().unpackWithoutTop(archive.place(), workspace.output());
    }
  }
}
