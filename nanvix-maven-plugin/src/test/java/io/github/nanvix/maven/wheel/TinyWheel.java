// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.wheel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A wheel that a test writes. */
public final class TinyWheel {
  private static final String INFORMATION = "tiny_pure-1.2.dist-info/";

  private final Map<String, String> files = new TreeMap<>();

  /** One that is as it should be. */
  public TinyWheel() {
    files.put("tiny_pure/__init__.py", "answer = 42\n");
    files.put(
        INFORMATION + "METADATA",
        "Metadata-Version: 2.4\nName: Tiny.Pure\nVersion: 1.2\nLicense-Expression: MIT\n\nName: no\n");
    files.put(
        INFORMATION + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
  }

  TinyWheel file(String path, String text) {
    files.put(path, text);
    return this;
  }

  TinyWheel without(String path) {
    files.remove(path);
    return this;
  }

  /** What RECORD says of its files. */
  String recorded() {
    TreeMap<String, byte[]> bytes = new TreeMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return RecordFile.text(bytes, INFORMATION + "RECORD");
  }

  /** Writes it. */
  public Path write(Path directory) throws IOException {
    return write(directory.resolve("tiny_pure-1.2-py3-none-any.whl"), recorded());
  }

  Path write(Path wheel, String recorded) throws IOException {
    Files.createDirectories(wheel.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry(INFORMATION + "RECORD"));
      zip.write(recorded.getBytes(StandardCharsets.UTF_8));
    }
    return wheel;
  }
}
