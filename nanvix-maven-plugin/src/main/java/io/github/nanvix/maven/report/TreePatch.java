// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Visible;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What turns one tree into another, as git writes it (git-diff manual, "Generating patch text with
 * -p"): file by file in the order of their names, without times, so that the same trees have the
 * same patch. {@code git apply}, {@code patch -p1} and the builds of this plugin take it.
 *
 * @param text of the patch; empty where the trees are the same
 * @param changes a line for each file, for people
 */
public record TreePatch(String text, List<String> changes) {
  private static final int MOST_NAMED = 10;

  /** A file as a patch tells of it. */
  private record Version(String text, boolean runnable) {
    byte[] content() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    String mode() {
      return runnable ? "100755" : "100644";
    }
  }

  /** Keeps its own copy. */
  public TreePatch {
    changes = List.copyOf(changes);
  }

  /**
   * Compares two trees.
   *
   * @param before where the content of each file is
   * @param after likewise
   * @throws BuildException if a file differs in a way that no patch of text can tell
   */
  public static TreePatch of(
      SortedMap<RelativePath, Path> before, SortedMap<RelativePath, Path> after)
      throws IOException {
    TreeSet<RelativePath> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    StringBuilder text = new StringBuilder();
    List<String> changes = new ArrayList<>();
    Map<RelativePath, String> refused = new TreeMap<>();
    for (RelativePath name : names) {
      Optional<Path> old = Optional.ofNullable(before.get(name));
      Optional<Path> now = Optional.ofNullable(after.get(name));
      if (old.isPresent() && now.isPresent() && isSame(old.get(), now.get())) {
        continue;
      }
      Optional<String> reason = unspeakable(name, old, now).or(() -> hidden(name, before, after));
      if (reason.isPresent()) {
        refused.put(name, reason.get());
      } else {
        String file = file(name.text(), version(old), version(now));
        text.append(file);
        changes.add((old.isEmpty() ? "new" : now.isEmpty() ? "deleted" : "changed") + " " + name);
      }
    }
    refuse(refused);
    return new TreePatch(text.toString(), changes);
  }

  /** The patch as a file holds it. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isSame(Path old, Path now) throws IOException {
    boolean oldLink = Files.isSymbolicLink(old);
    if (oldLink || Files.isSymbolicLink(now)) {
      return oldLink
          && Files.isSymbolicLink(now)
          && Files.readSymbolicLink(old).equals(Files.readSymbolicLink(now));
    }
    return Files.isExecutable(old) == Files.isExecutable(now) && Files.mismatch(old, now) < 0;
  }

  /** Why a difference cannot be told, if so. */
  private static Optional<String> unspeakable(
      RelativePath name, Optional<Path> old, Optional<Path> now) throws IOException {
    if (name.text().chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\' || c == 0x7f)) {
      return Optional.of("a name that would have to be quoted");
    }
    for (Optional<Path> side : List.of(old, now)) {
      if (side.isPresent()) {
        if (Files.isSymbolicLink(side.get())) {
          return Optional.of("a link");
        }
        for (byte one : Files.readAllBytes(side.get())) {
          if (one == 0) {
            return Optional.of("binary");
          }
        }
      }
    }
    boolean lines = isFilled(old) || isFilled(now);
    return !lines && name.text().contains(" ")
        ? Optional.of("an empty file whose name has a blank")
        : Optional.empty();
  }

  private static boolean isFilled(Optional<Path> file) throws IOException {
    return file.isPresent() && Files.size(file.get()) > 0;
  }

  /** A file of the one that is a directory of the other: its files go after it has come. */
  private static Optional<String> hidden(
      RelativePath name,
      SortedMap<RelativePath, Path> before,
      SortedMap<RelativePath, Path> after) {
    return after.containsKey(name) && isDirectory(name, before)
        ? Optional.of("a directory before")
        : Optional.empty();
  }

  private static boolean isDirectory(RelativePath name, SortedMap<RelativePath, Path> files) {
    return files.keySet().stream().anyMatch(path -> path.text().startsWith(name.text() + "/"));
  }

  private static Optional<Version> version(Optional<Path> file) throws IOException {
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Version(
                Files.readString(file.get(), StandardCharsets.ISO_8859_1),
                Files.isExecutable(file.get())));
  }

  private static String file(String name, Optional<Version> old, Optional<Version> now) {
    String bytes = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    StringBuilder text = new StringBuilder("diff --git a/" + bytes + " b/" + bytes + "\n");
    if (old.isEmpty()) {
      text.append("new file mode ").append(now.orElseThrow().mode()).append('\n');
    } else if (now.isEmpty()) {
      text.append("deleted file mode ").append(old.get().mode()).append('\n');
    } else if (old.get().runnable() != now.get().runnable()) {
      text.append("old mode ").append(old.get().mode()).append('\n');
      text.append("new mode ").append(now.get().mode()).append('\n');
    }
    UnifiedDiff diff = UnifiedDiff.of(name, old.map(Version::content), now.map(Version::content));
    return text + new String(diff.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static void refuse(Map<RelativePath, String> refused) {
    if (refused.isEmpty()) {
      return;
    }
    List<String> named =
        refused.entrySet().stream()
            .limit(MOST_NAMED)
            .map(entry -> Visible.quoted(entry.getKey().text()) + " (" + entry.getValue() + ")")
            .toList();
    throw BuildException.input(
        "No patch can tell what differs in "
            + String.join(", ", named)
            + (refused.size() > MOST_NAMED
                ? " and " + (refused.size() - MOST_NAMED) + " more files"
                : "")
            + ".",
        "Put these files back, or delete them where they are new; patches change lines of text.");
  }
}
