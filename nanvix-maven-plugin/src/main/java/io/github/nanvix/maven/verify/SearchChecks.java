package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether names and search paths mean on the target what their authors meant. */
final class SearchChecks {
  private SearchChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.error("ELF-DYN-007", "every library is asked for by one name", SearchChecks::twoNames),
        Rule.warning("ELF-DYN-008", "libraries are asked for by name", SearchChecks::paths),
        Rule.warning(
            "ELF-DYN-009",
            "no search path depends on the working directory",
            Rule.each(Role::isShared, SearchChecks::origin)),
        Rule.warning(
                "ELF-DYN-010",
                "every search path leads to files of the image",
                Rule.each(Role::isShared, SearchChecks::nowhere))
            .inImages(),
        Rule.info(
            "ELF-DYN-011",
            "no search path says what is searched anyway",
            Rule.each(Role::isShared, SearchChecks::useless)));
  }

  private static void twoNames(Subject subject, Check.Faults faults) {
    if (subject.profile().search().sonames()) {
      return;
    }
    spellings(subject)
        .forEach(
            (file, spellings) -> {
              if (spellings.size() > 1) {
                for (StagedObject asker : askers(subject, withSlash(spellings))) {
                  faults.add(
                      asker.path(),
                      "\""
                          + file
                          + "\" is asked for as "
                          + Names.some(spellings)
                          + "; the loader takes them for as many libraries and loads each",
                      "Link against a library with a DT_SONAME, so that all askers have one name.");
                }
              }
            });
  }

  private static void paths(Subject subject, Check.Faults faults) {
    if (!subject.profile().search().originIsWorkingDirectory()) {
      return;
    }
    spellings(subject)
        .forEach(
            (file, spellings) -> {
              if (spellings.size() == 1) {
                for (StagedObject asker : askers(subject, withSlash(spellings))) {
                  faults.add(
                      asker.path(),
                      "needs " + Names.some(spellings) + ", a path; expected a plain file name",
                      "Link against a library with a DT_SONAME; a path holds in one directory only.");
                }
              }
            });
  }

  /** How each library is asked for, by its file name. */
  private static Map<String, Set<String>> spellings(Subject subject) {
    Map<String, Set<String>> spellings = new TreeMap<>();
    for (StagedObject object : subject.objects().values()) {
      for (String name : object.image().needed()) {
        spellings
            .computeIfAbsent(name.substring(name.lastIndexOf('/') + 1), key -> new TreeSet<>())
            .add(name);
      }
    }
    return spellings;
  }

  private static Set<String> withSlash(Set<String> spellings) {
    Set<String> some = new TreeSet<>(spellings);
    some.removeIf(name -> !name.contains("/"));
    return some;
  }

  private static List<StagedObject> askers(Subject subject, Set<String> names) {
    return subject.objects().values().stream()
        .filter(object -> object.image().needed().stream().anyMatch(names::contains))
        .toList();
  }

  private static void origin(Subject subject, StagedObject object, Check.Faults faults) {
    for (String directory : runpath(subject, object)) {
      if (isOrigin(directory) && subject.profile().search().originIsWorkingDirectory()) {
        faults.add(
            object.path(),
            "DT_RUNPATH \"" + directory + "\" means the working directory, not the file's own",
            "Link without -rpath and stage its libraries in lib.");
      }
    }
  }

  private static void nowhere(Subject subject, StagedObject object, Check.Faults faults) {
    for (String directory : runpath(subject, object)) {
      if (!isOrigin(directory) && !isSearched(subject, directory)) {
        String prefix = plain(directory) + "/";
        if (subject.files().stream().noneMatch(file -> file.text().startsWith(prefix))) {
          faults.add(
              object.path(),
              "DT_RUNPATH \"" + directory + "\" is no directory of the image",
              "Link without -rpath to directories of the machine that builds.");
        }
      }
    }
  }

  private static void useless(Subject subject, StagedObject object, Check.Faults faults) {
    for (String directory : runpath(subject, object)) {
      if (isSearched(subject, directory)) {
        faults.add(
            object.path(),
            "DT_RUNPATH \"" + directory + "\" is searched without being named",
            "Link without -rpath.");
      }
    }
  }

  private static List<String> runpath(Subject subject, StagedObject object) {
    LoaderProfile.SearchRules rules = subject.profile().search();
    List<String> directories = new ArrayList<>();
    if (rules.runpath()) {
      for (String directory : object.image().dynamic().runpath().orElse("").split(":")) {
        if (!directory.isEmpty()) {
          directories.add(directory);
        }
      }
    }
    return directories;
  }

  private static boolean isOrigin(String directory) {
    return directory.contains("$ORIGIN") || directory.contains("${ORIGIN}");
  }

  private static boolean isSearched(Subject subject, String directory) {
    return subject.profile().search().directories().stream()
        .map(RelativePath::text)
        .anyMatch(plain(directory)::equals);
  }

  /** A directory as seen from the root of the image. */
  private static String plain(String directory) {
    return String.join(
        "/",
        java.util.Arrays.stream(directory.split("/"))
            .filter(segment -> !segment.isEmpty() && !segment.equals("."))
            .toList());
  }
}
