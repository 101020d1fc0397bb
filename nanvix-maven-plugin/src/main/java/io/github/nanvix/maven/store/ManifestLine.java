// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.FileContent;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.OneLine;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of a manifest.
 *
 * @param mode type and permissions as stat(2) has them, in octal: {@code 100644}, {@code 120777}
 * @param size in bytes; of a symbolic link, that of its target's name
 * @param content {@code sha256:<hex>}, or {@code -> <target>} of a symbolic link
 * @param path below the tree
 */
record ManifestLine(String mode, long size, String content, RelativePath path) {
  private static final Pattern MODE = Pattern.compile("1[02]0[0-7]{3}|10[0-7]{4}");
  private static final String SHA256 = "sha256:";
  private static final String LINK = "-> ";
  private static final int OCTAL = 8;
  private static final int OWNER_RUNS = 0100;
  private static final int PERMISSIONS = 07777;
  // Set user and group, sticky, and what group and others may write to.
  private static final int FOREIGN = 07022;
  private static final int COLUMNS = 4;

  ManifestLine {
    if (!MODE.matcher(mode).matches() || size < 0 || !isContent(content)) {
      throw new IllegalArgumentException(
          "Not a file's state: " + mode + " " + size + " " + content);
    }
  }

  private static boolean isContent(String text) {
    return text.startsWith(LINK)
        ? text.length() > LINK.length()
        : text.startsWith(SHA256) && Sha256.isHex(text.substring(SHA256.length()));
  }

  /** What a file is now; its content is read once. */
  static ManifestLine of(Path tree, RelativePath path) throws IOException {
    Path file = path.under(tree);
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    String content =
        attributes.isSymbolicLink()
            ? LINK + Files.readSymbolicLink(file)
            : Sha256.ofFile(file).toString();
    return new ManifestLine(Integer.toOctalString(mode), attributes.size(), content, path);
  }

  /**
   * Reads what {@link #text()} has written.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static ManifestLine parse(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException(
          "Expected mode, size, content and path, separated by tabs, got \"" + line + "\"");
    }
    return new ManifestLine(
        columns[0],
        Long.parseLong(columns[1]),
        OneLine.parse(columns[2]),
        new RelativePath(OneLine.parse(columns[3])));
  }

  /** The four columns, separated by tabs; backslash, tab and line breaks in them are escaped. */
  String text() {
    return mode + "\t" + size + "\t" + OneLine.of(content) + "\t" + OneLine.of(path.text());
  }

  /** Whether it is a symbolic link. */
  boolean isLink() {
    return content.startsWith(LINK);
  }

  /**
   * Its permissions, in which nobody else may write to it.
   *
   * @throws IllegalArgumentException if they say otherwise
   */
  int ownPermissions() {
    int permissions = Integer.parseInt(mode, OCTAL) & PERMISSIONS;
    if ((permissions & FOREIGN) != 0) {
      throw new IllegalArgumentException(
          "\"" + path + "\" has mode " + mode + ", expected one that only its owner may write to");
    }
    return permissions;
  }

  /** What a tree's digest has of the file. */
  FileContent fileContent() {
    boolean runnable = (Integer.parseInt(mode, OCTAL) & OWNER_RUNS) != 0;
    return isLink()
        ? FileContent.ofLink(content.substring(LINK.length()))
        : FileContent.of(new Sha256(content.substring(SHA256.length())), runnable);
  }

  /** What is no longer as it was, as a clause. */
  Optional<String> difference(ManifestLine now) {
    if (!mode.equals(now.mode)) {
      return Optional.of("has mode " + now.mode + " instead of " + mode);
    }
    if (size != now.size) {
      return Optional.of("has " + new Count(now.size, "byte") + " instead of " + size);
    }
    return content.equals(now.content)
        ? Optional.empty()
        : Optional.of("has " + now.content + " instead of " + content);
  }
}
