// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The embedded documents as the parser left them when the plugin was built: starting the TOML
 * parser takes longer than to verify a whole image. The documents themselves stay what counts; one
 * that has changed since is parsed.
 */
final class CompiledToml {
  private static final String HOME = "compiled/";
  private static final String INDEX = "index";
  private static final char TABLE = 't';
  private static final char ARRAY = 'a';
  private static final char STRING = 's';
  private static final char NUMBER = 'n';
  private static final char TRUTH = 'b';

  private CompiledToml() {}

  /** An embedded document, if it is still the one that was compiled. */
  static Optional<TomlValue> find(String path, byte[] document) {
    try (InputStream in = CompiledToml.class.getResourceAsStream(HOME + path)) {
      if (in == null) {
        return Optional.empty();
      }
      DataInputStream data = new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
      return data.readLong() == mark(document) ? Optional.of(value(data)) : Optional.empty();
    } catch (IOException e) {
      // Only a copy: the document is there, and whatever is wrong with the jar shows in it.
      return Optional.empty();
    }
  }

  /** The paths of all embedded documents, as they were when the plugin was built. */
  static List<String> documents() {
    try (InputStream in = CompiledToml.class.getResourceAsStream(HOME + INDEX)) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles every TOML document below one directory into another, with a list of them. */
  public static void main(String[] arguments) throws IOException {
    Path documents = Path.of(arguments[0]);
    Path classes = Path.of(arguments[1]);
    Path home = classes.resolve(CompiledToml.class.getPackageName().replace('.', '/') + "/" + HOME);
    List<String> paths = new ArrayList<>();
    try (Stream<Path> files = Files.walk(documents)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".toml")).sorted().toList()) {
        String path = documents.relativize(file).toString();
        Path compiled = home.resolve(path);
        Files.createDirectories(compiled.getParent());
        Files.write(compiled, compile(path, Files.readAllBytes(file)));
        paths.add(path);
      }
    }
    Files.write(home.resolve(INDEX), paths);
  }

  static byte[] compile(String path, byte[] document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.writeLong(mark(document));
    write(TomlFile.tree(path, new String(document, StandardCharsets.UTF_8)), data);
    return bytes.toByteArray();
  }

  private static long mark(byte[] document) {
    CRC32 crc = new CRC32();
    crc.update(document);
    return (long) document.length << Integer.SIZE | crc.getValue();
  }

  private static void write(Map<String, TomlValue> table, DataOutputStream data)
      throws IOException {
    data.writeInt(table.size());
    for (Map.Entry<String, TomlValue> entry : table.entrySet()) {
      data.writeUTF(entry.getKey());
      write(entry.getValue(), data);
    }
  }

  private static void write(TomlValue value, DataOutputStream data) throws IOException {
    data.writeInt(value.line());
    data.writeInt(value.column());
    if (value.value() instanceof String text) {
      data.writeChar(STRING);
      data.writeUTF(text);
    } else if (value.value() instanceof Long number) {
      data.writeChar(NUMBER);
      data.writeLong(number);
    } else if (value.value() instanceof Boolean truth) {
      data.writeChar(TRUTH);
      data.writeBoolean(truth);
    } else if (value.value() instanceof List) {
      data.writeChar(ARRAY);
      data.writeInt(value.array().size());
      for (TomlValue item : value.array()) {
        write(item, data);
      }
    } else if (value.value() instanceof Map) {
      data.writeChar(TABLE);
      write(value.table(), data);
    } else {
      throw new IOException("Embedded documents have no values of " + value.value().getClass());
    }
  }

  private static Map<String, TomlValue> table(DataInputStream data) throws IOException {
    Map<String, TomlValue> table = new LinkedHashMap<>();
    for (int left = data.readInt(); left > 0; left--) {
      table.put(data.readUTF(), value(data));
    }
    return table;
  }

  private static TomlValue value(DataInputStream data) throws IOException {
    int line = data.readInt();
    int column = data.readInt();
    return new TomlValue(
        switch (data.readChar()) {
          case STRING -> data.readUTF();
          case NUMBER -> data.readLong();
          case TRUTH -> data.readBoolean();
          case TABLE -> table(data);
          default -> array(data);
        },
        line,
        column);
  }

  private static List<TomlValue> array(DataInputStream data) throws IOException {
    List<TomlValue> items = new ArrayList<>();
    for (int left = data.readInt(); left > 0; left--) {
      items.add(value(data));
    }
    return items;
  }
}
