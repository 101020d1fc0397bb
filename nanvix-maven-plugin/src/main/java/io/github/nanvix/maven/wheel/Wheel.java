// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.wheel;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A wheel whose files are, one by one, what its RECORD says.
 *
 * @param fileName of it
 * @param information the directory {@code NAME-VERSION.dist-info}
 * @param files their content by path, all of them
 */
public record Wheel(String fileName, String information, SortedMap<String, byte[]> files) {
  private static final Pattern INFORMATION =
      Pattern.compile("([^/]+\\.dist-info)/(?:RECORD|WHEEL|METADATA)");
  private static final long MOST_BYTES = 256L << 20;

  /**
   * Reads a wheel.
   *
   * @throws BuildException if it lacks what each wheel has, or differs from its RECORD
   */
  public static Wheel read(Path file) {
    String name = String.valueOf(file.getFileName());
    SortedMap<String, byte[]> files = content(file, name);
    String information =
        files.keySet().stream()
            .map(INFORMATION::matcher)
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .distinct()
            .reduce((one, other) -> "")
            .filter(directory -> !directory.isEmpty())
            .orElseThrow(() -> fault(name, "has not one directory *.dist-info"));
    Wheel wheel = new Wheel(name, information, Collections.unmodifiableSortedMap(files));
    wheel.verify();
    return wheel;
  }

  private static SortedMap<String, byte[]> content(Path file, String name) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    long left = MOST_BYTES;
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= content.length;
        if (left < 0) {
          throw fault(name, "has more than " + MOST_BYTES + " bytes in it");
        }
        String path;
        try {
          path = new RelativePath(entry.getName()).text();
        } catch (IllegalArgumentException e) {
          throw fault(name, "has a file that would lie outside: \"" + entry.getName() + "\"");
        }
        if (files.put(path, content) != null) {
          throw fault(name, "has \"" + path + "\" twice");
        }
      }
    } catch (IOException e) {
      throw DiskFailure.of("read the wheel", file, e);
    }
    return files;
  }

  private void verify() {
    RecordFile listed;
    try {
      listed = RecordFile.parse(text("RECORD"));
    } catch (IllegalArgumentException e) {
      throw fault(fileName, "has a RECORD that cannot be read: expected " + e.getMessage());
    }
    for (String path : files.keySet()) {
      boolean signature = path.equals(own("RECORD.jws")) || path.equals(own("RECORD.p7s"));
      if (!signature && !listed.lines().containsKey(path)) {
        throw fault(fileName, "has \"" + path + "\", which its RECORD does not list");
      }
    }
    listed.lines().forEach(this::verify);
  }

  private void verify(String path, RecordFile.Line line) {
    byte[] content = files.get(path);
    if (content == null) {
      throw fault(fileName, "lacks \"" + path + "\", which its RECORD lists");
    }
    if (path.equals(own("RECORD"))) {
      return;
    }
    try {
      String found = RecordFile.digest(line.digest(), content);
      if (!found.equals(line.digest())) {
        throw fault(
            fileName,
            "differs from its RECORD in \""
                + path
                + "\": expected "
                + line.digest()
                + ", got "
                + found);
      }
    } catch (IllegalArgumentException e) {
      throw fault(
          fileName, "has no digest of \"" + path + "\" that counts: expected " + e.getMessage());
    }
    if (!line.size().isEmpty() && !line.size().equals(Integer.toString(content.length))) {
      throw fault(
          fileName,
          "differs from its RECORD in \""
              + path
              + "\": expected "
              + line.size()
              + " bytes, got "
              + content.length);
    }
  }

  /** A file of the directory of information. */
  String text(String name) {
    byte[] content = files.get(own(name));
    if (content == null) {
      throw fault(fileName, "lacks \"" + own(name) + "\"");
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Where a file of the directory of information is. */
  String own(String name) {
    return information + "/" + name;
  }

  /** The value of a field of METADATA or WHEEL; of several the first. */
  public Optional<String> field(String file, String field) {
    return fields(file, field).stream().findFirst();
  }

  /** All values of a field of METADATA or WHEEL. */
  private List<String> fields(String file, String field) {
    return text(file)
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.regionMatches(true, 0, field + ":", 0, field.length() + 1))
        .map(line -> line.substring(field.length() + 1).strip())
        .toList();
  }

  /** The name that its file was published by, as far as what is in it says; Maven has others. */
  public String publishedName() {
    List<String[]> tags = fields("WHEEL", "Tag").stream().map(tag -> tag.split("-", 3)).toList();
    if (tags.isEmpty() || tags.stream().anyMatch(tag -> tag.length != 3)) {
      throw fault(fileName, "has no tags in WHEEL that say whom it is for");
    }
    List<String> parts = new ArrayList<>(List.of(information.replaceFirst("\\.dist-info$", "")));
    for (int i = 0; i < 3; i++) {
      int part = i;
      parts.add(tags.stream().map(tag -> tag[part]).distinct().collect(Collectors.joining(".")));
    }
    return String.join("-", parts) + ".whl";
  }

  static BuildException fault(String wheel, String what) {
    return BuildException.input(
        "The wheel \"" + wheel + "\" " + what + ".", "Get it again from where it is published.");
  }
}
