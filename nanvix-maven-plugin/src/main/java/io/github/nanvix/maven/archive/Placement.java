// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import static java.util.stream.Collectors.joining;

import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which entries of an archive are unpacked, and where each goes below the root. */
sealed interface Placement {
  /** Enough of a message. */
  int NAMED = 3;

  /** The first segment of a path that {@link #isBeside}. */
  Pattern BESIDE =
      Pattern.compile(
          "(package2?\\.xml|package\\.sig|pax_global_header|__MACOSX|\\.DS_Store|\\._[^/]*)(/|$)");

  /** The entry's place; empty if it is not wanted. */
  Optional<RelativePath> place(RelativePath entry, boolean isDirectory);

  /**
   * Comes after the last entry.
   *
   * @throws RefusedException if something that was asked for has not come, or something is lost
   */
  void finish() throws RefusedException;

  /** Some of the names, and how many more there are. */
  private static String some(Collection<String> names) {
    String shown =
        names.stream().limit(NAMED).map(name -> "\"" + name + "\"").collect(joining(", "));
    return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
  }

  /**
   * What archivers and packagers put beside a directory and nobody misses: PEAR's descriptions, the
   * header that git archive writes where it is taken for a file, and what macOS knows of files.
   */
  private static boolean isBeside(String name) {
    return BESIDE.matcher(name).lookingAt();
  }

  /** What lies in the one directory at the top, without its name. */
  final class WithoutTop implements Placement {
    private final Set<String> tops = new LinkedHashSet<>();
    private boolean any;

    @Override
    public Optional<RelativePath> place(RelativePath entry, boolean isDirectory) {
      String text = entry.text();
      if (isBeside(text)) {
        return Optional.empty();
      }
      int slash = text.indexOf('/');
      if (slash < 0) {
        tops.add(isDirectory ? text + "/" : text);
        return Optional.empty();
      }
      tops.add(text.substring(0, slash + 1));
      any = true;
      return Optional.of(new RelativePath(text.substring(slash + 1)));
    }

    @Override
    public void finish() throws RefusedException {
      if (tops.size() > 1) {
        throw new RefusedException(
            "does not lie in one directory, whose name would be taken off: at its top are "
                + some(tops),
            "Pack it with one directory around all of it, or use it unpacked.");
      }
      if (!any) {
        throw new RefusedException("has nothing below a top directory");
      }
    }
  }

  /** All entries, without their first {@code count} path segments. */
  final class Stripped implements Placement {
    private final int count;
    private final Set<String> lost = new LinkedHashSet<>();
    private boolean any;

    Stripped(int count) {
      this.count = count;
    }

    @Override
    public Optional<RelativePath> place(RelativePath entry, boolean isDirectory) {
      String text = entry.text();
      for (int i = 0; i < count; i++) {
        int slash = text.indexOf('/');
        if (slash < 0) {
          if (!isDirectory && !isBeside(entry.text())) {
            lost.add(entry.text());
          }
          return Optional.empty();
        }
        text = text.substring(slash + 1);
      }
      any = true;
      return Optional.of(new RelativePath(text));
    }

    @Override
    public void finish() throws RefusedException {
      if (!any) {
        throw new RefusedException(
            "has no entry with more than " + new Count(count, "path segment"));
      }
      if (!lost.isEmpty()) {
        throw new RefusedException(
            "has files that are not in "
                + new Count(count, "directory")
                + " to be taken off: "
                + some(lost),
            "Correct \"strip\" in its pin, or name with [select] what is needed of it.");
      }
    }
  }

  /** The entries of some selections; where several match, the first in the list counts. */
  final class Selected implements Placement {
    private final List<Selection> selections;
    private final Set<Selection> open;

    Selected(List<Selection> selections) {
      this.selections = List.copyOf(selections);
      this.open = new LinkedHashSet<>(selections);
    }

    @Override
    public Optional<RelativePath> place(RelativePath entry, boolean isDirectory) {
      for (Selection selection : selections) {
        Optional<RelativePath> place = selection.place(entry);
        if (place.isPresent()) {
          open.remove(selection);
          return place;
        }
      }
      return Optional.empty();
    }

    @Override
    public void finish() throws RefusedException {
      if (!open.isEmpty()) {
        throw new RefusedException(
            "has no entry \""
                + String.join("\", \"", open.stream().map(s -> s.from().text()).toList())
                + "\"");
      }
    }
  }
}
