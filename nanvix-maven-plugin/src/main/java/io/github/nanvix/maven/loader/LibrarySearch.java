// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Dynamic;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which files of the image a loader would try for one {@code DT_NEEDED} name. */
final class LibrarySearch {
  private final LoaderProfile.SearchRules rules;
  private final boolean minds;
  private final Optional<String> level;
  private final ImageFiles images;
  private final Map<String, List<RelativePath>> inDirectories = new HashMap<>();
  private final Map<String, List<String>> existing = new HashMap<>();

  /** An asking file, and the path that led to it. */
  record Asker(OpenedFile file, RelativePath path) {}

  LibrarySearch(LoaderProfile profile, ImageFiles images) {
    this.images = images;
    this.rules = profile.search();
    this.minds = profile.files().flags();
    this.level = profile.cpuLevel();
  }

  /**
   * The paths to try, in order; empty where the name can only lead out of the image.
   *
   * @param askers the asking file, then who asked for it, up to the one that was opened first; none
   *     where a program opens the name
   */
  List<RelativePath> candidates(List<Asker> askers, String name) {
    Set<RelativePath> found = new LinkedHashSet<>();
    if (name.contains("/")) {
      add(found, rules.originInNames() && !askers.isEmpty() ? expand(name, askers.get(0)) : name);
      return List.copyOf(found);
    }
    if (askers.isEmpty() || (!rules.runpath() && !rules.rpath())) {
      return directories(name, askers.isEmpty() ? null : askers.get(0));
    }
    boolean own = true;
    for (Asker asker : askers) {
      searchPath(asker.file(), own)
          .ifPresent(
              path -> {
                for (String directory : path.split(":")) {
                  if (!directory.isEmpty()) {
                    addBelow(found, expand(directory, asker), name, asker);
                  }
                }
              });
      boolean goesOn =
          switch (rules.inherited()) {
            case NOTHING -> false;
            // ld.so(8): DT_RPATH is looked at only if the asking file has no DT_RUNPATH.
            case RPATH -> askers.get(0).file().image().dynamic().runpath().isEmpty();
            case ALL -> true;
          };
      if (!goesOn) {
        break;
      }
      own = false;
    }
    if (!minds || !askers.get(0).file().image().dynamic().passesDefaultsBy()) {
      found.addAll(directories(name, askers.get(0)));
    }
    return List.copyOf(found);
  }

  private Optional<String> searchPath(OpenedFile file, boolean own) {
    Dynamic dynamic = file.image().dynamic();
    if (dynamic.runpath().isPresent()) {
      boolean counts = own || rules.inherited() == LoaderProfile.Inheritance.ALL;
      return dynamic.runpath().filter(path -> rules.runpath() && counts);
    }
    return dynamic.rpath().filter(path -> rules.rpath());
  }

  private List<RelativePath> directories(String name, @Nullable Asker asker) {
    return inDirectories.computeIfAbsent(
        asker == null || rules.byCpu().isEmpty()
            ? name
            : asker.file().image().machine().number() + ":" + name,
        key -> {
          Set<RelativePath> found = new LinkedHashSet<>();
          rules.directories().forEach(at -> addBelow(found, at.text(), name, asker));
          if (rules.asItStands()) {
            add(found, name);
          }
          return List.copyOf(found);
        });
  }

  private String expand(String directory, Asker asker) {
    if (directory.indexOf('$') < 0) {
      return directory;
    }
    if (rules.originIsWorkingDirectory()) {
      return directory.replace("$ORIGIN", ".");
    }
    String text = asker.path().text();
    int slash = text.lastIndexOf('/');
    String origin = slash < 0 ? "." : text.substring(0, slash);
    return directory.replace("${ORIGIN}", origin).replace("$ORIGIN", origin);
  }

  /** First where only some CPUs look; a directory that is not there is not tried. */
  private void addBelow(
      Set<RelativePath> found, String directory, String name, @Nullable Asker asker) {
    CpuDirectories byCpu = asker == null ? null : rules.byCpu().get(asker.file().image().machine());
    if (asker != null && byCpu != null) {
      existing
          .computeIfAbsent(
              asker.file().image().machine().number() + ":" + directory,
              key ->
                  byCpu.searched(level).stream()
                      .map(below -> directory + "/" + below)
                      .filter(images::isDirectory)
                      .toList())
          .forEach(below -> add(found, below + "/" + name));
    }
    add(found, directory + "/" + name);
  }

  private void add(Set<RelativePath> found, String path) {
    images.walk(path).ifPresent(found::add);
  }
}
