// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.Names;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether {@code DT_NEEDED} names mean the same file for all askers, wherever they stand. */
final class NameChecks {
  /** What one file asks for, and the path as text that the loader makes of it. */
  private record Asked(RelativePath asker, String name, String path) {}

  private NameChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error("ELF-DYN-007", "Library is asked for by two names", NameChecks::twoNames),
        Rule.warning("ELF-DYN-008", "Library is asked for by a path", NameChecks::paths));
  }

  /** Blames those who do not use the path that the bare name leads to. */
  private static void twoNames(Subject subject, Check.Faults faults) {
    for (Set<Asked> library : toldApart(subject)) {
      Set<String> paths = new TreeSet<>();
      library.forEach(asked -> paths.add(asked.path()));
      for (Asked asked : library) {
        if (!asked.path().equals(SearchPath.plain(asked.path()))) {
          faults.add(
              asked.asker(),
              "needs \""
                  + asked.name()
                  + "\" and gets \""
                  + asked.path()
                  + "\"; others get "
                  + others(paths, asked.path())
                  + ", and the loader takes them for as many libraries and loads each",
              "Link against a library with a DT_SONAME, so that all askers have one name.");
        }
      }
    }
  }

  /** Who asks for the libraries that a loader would load twice. */
  private static List<Set<Asked>> toldApart(Subject subject) {
    LoaderProfile.SearchRules rules = subject.profile().search();
    if (rules.sonames() || rules.shortNames()) {
      return List.of();
    }
    Map<String, Set<Asked>> byFile = new TreeMap<>();
    for (StagedObject object : subject.objects().values()) {
      for (String name : object.image().needed()) {
        String path = path(subject, object, name);
        byFile
            .computeIfAbsent(SearchPath.plain(path), key -> new LinkedHashSet<>())
            .add(new Asked(object.path(), name, path));
      }
    }
    return byFile.values().stream()
        .filter(asked -> asked.stream().map(Asked::path).distinct().count() > 1)
        .toList();
  }

  private static String others(Set<String> paths, String path) {
    Set<String> others = new TreeSet<>(paths);
    others.remove(path);
    return Names.some(others);
  }

  /** As hosted and real loader make it: nothing but a leading {@code ./} is left out. */
  private static String path(Subject subject, StagedObject asker, String name) {
    if (!name.contains("/")) {
      for (String directory :
          SearchPath.of(subject.profile(), asker.image().dynamic()).directories()) {
        String path = withoutDot(SearchPath.fromWorkingDirectory(directory) + "/" + name);
        if (isThere(subject, path)) {
          return path;
        }
      }
      for (RelativePath directory : subject.profile().search().directories()) {
        String path = directory + "/" + name;
        if (isThere(subject, path)) {
          return path;
        }
      }
    }
    return withoutDot(name);
  }

  private static boolean isThere(Subject subject, String path) {
    return RelativePath.within(path).filter(subject::has).isPresent();
  }

  private static String withoutDot(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }

  private static void paths(Subject subject, Check.Faults faults) {
    if (!subject.profile().search().originIsWorkingDirectory()) {
      return;
    }
    Set<Asked> reported = new HashSet<>();
    toldApart(subject).forEach(reported::addAll);
    for (StagedObject object : subject.objects().values()) {
      Set<String> names = new TreeSet<>(object.image().needed());
      names.removeIf(
          name ->
              !name.contains("/")
                  || reported.contains(
                      new Asked(object.path(), name, path(subject, object, name))));
      if (!names.isEmpty()) {
        faults.add(
            object.path(),
            "needs " + Names.some(names) + ", a path; expected a plain file name",
            "Link against a library with a DT_SONAME; a path holds in one directory only.");
      }
    }
  }
}
