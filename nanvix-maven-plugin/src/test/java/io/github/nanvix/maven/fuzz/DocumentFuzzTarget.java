// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fuzz;

import com.google.gson.JsonParser;
import io.github.nanvix.maven.archive.Limits;
import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.report.Json;
import io.github.nanvix.maven.source.Patch;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * What Jazzer calls with its inputs, whose first character says what the rest is: {@code T} TOML,
 * {@code S} a Setup file, {@code P} a patch, {@code A} an archive, {@code J} a text for JSON.
 */
public final class DocumentFuzzTarget {
  private static final Limits SMALL = new Limits(1 << 20, 100);

  private DocumentFuzzTarget() {}

  /** Jazzer's entry point; anything that it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(data, 1, data.length);
    String text = new String(rest, StandardCharsets.UTF_8);
    try {
      switch (data[0]) {
        case 'T' -> use(TomlFile.parse("fuzz.toml", text));
        case 'S' -> useSetup(rest);
        case 'P' -> usePatch(rest);
        case 'A' -> useArchive(rest);
        default -> useJson(text);
      }
    } catch (BuildException expected) {
      require(!expected.getMessage().isBlank(), "no message");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void use(TomlNode node) {
    for (String key : node.keys()) {
      require(!node.place(key).isEmpty(), "no place");
      try {
        use(node.table(key));
      } catch (BuildException expected) {
        require(expected.getMessage().contains("fuzz.toml"), "no document");
      }
    }
  }

  private static void useSetup(byte[] bytes) {
    SetupDocument document = SetupDocument.parse(bytes);
    document.interpretation().requireAccepted("Setup");
    document.modules().forEach(module -> require(!module.name().isEmpty(), "no name"));
  }

  private static void usePatch(byte[] bytes) throws IOException {
    Patch patch = Patch.of("fuzz.patch", bytes);
    Path root = Files.createTempDirectory("nanvix-fuzz");
    try {
      Files.writeString(root.resolve("f"), "a\nb\nc\n");
      patch.applyTo(root);
    } finally {
      Trees.delete(root);
    }
  }

  private static void useArchive(byte[] bytes) throws IOException {
    Path root = Files.createTempDirectory("nanvix-fuzz");
    try {
      Path archive = Files.write(root.resolve("archive"), bytes);
      new Unpacker(SMALL).unpack(archive, root.resolve("in/side"), 0);
    } finally {
      try (var beside = Files.list(root)) {
        require(beside.count() <= 2, "something lies beside");
      }
      Trees.delete(root);
    }
  }

  private static void useJson(String text) {
    String written = Json.write(Map.of("key", text));
    String read = JsonParser.parseString(written).getAsJsonObject().get("key").getAsString();
    require(read.equals(text), "JSON changes a text");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
