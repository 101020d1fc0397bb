package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which files of the image a loader would try for one {@code DT_NEEDED} name. */
final class LibrarySearch {
  private final LoaderProfile.SearchRules rules;

  LibrarySearch(LoaderProfile.SearchRules rules) {
    this.rules = rules;
  }

  /** The paths to try, in order; empty where the name can only lead out of the image. */
  List<RelativePath> candidates(RelativePath asker, ElfImage image, String name) {
    Set<RelativePath> found = new LinkedHashSet<>();
    if (name.contains("/")) {
      add(found, name);
      return List.copyOf(found);
    }
    if (rules.runpath()) {
      for (String directory : image.dynamic().runpath().orElse("").split(":")) {
        if (!directory.isEmpty()) {
          add(found, expand(directory, asker) + "/" + name);
        }
      }
    }
    for (RelativePath directory : rules.directories()) {
      add(found, directory + "/" + name);
    }
    return List.copyOf(found);
  }

  private String expand(String directory, RelativePath asker) {
    int slash = asker.text().lastIndexOf('/');
    String own = slash < 0 ? "." : asker.text().substring(0, slash);
    String origin = rules.originIsWorkingDirectory() ? "." : own;
    return directory.replace("${ORIGIN}", origin).replace("$ORIGIN", origin);
  }

  /** The working directory is the root of the image, so that absolute and relative paths agree. */
  private static void add(Set<RelativePath> found, String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (segment.equals("..")) {
        if (segments.isEmpty()) {
          return;
        }
        segments.remove(segments.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    if (!segments.isEmpty()) {
      found.add(new RelativePath(String.join("/", segments)));
    }
  }
}
