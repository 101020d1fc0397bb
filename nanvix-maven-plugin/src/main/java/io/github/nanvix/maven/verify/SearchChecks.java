// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether search paths mean on the target what their authors meant. */
final class SearchChecks {
  private SearchChecks() {}

  static List<Check> all() {
    return List.of(
        Rule.warning(
            "ELF-DYN-009",
            "Search path depends on the working directory",
            Rule.each(Role::isShared, SearchChecks::origin)),
        Rule.warning(
                "ELF-DYN-010",
                "Search path leads to no files of the image",
                Rule.each(Role::isMapped, SearchChecks::nowhere))
            .inImages(),
        Rule.info(
            "ELF-DYN-011",
            "Search path says what is searched anyway",
            Rule.each(Role::isShared, SearchChecks::useless)),
        Rule.warning("ELF-DYN-018", "Library lies where only some CPUs look", SearchChecks::byCpu));
  }

  private static void origin(Subject subject, StagedObject object, Check.Faults faults) {
    SearchPath path = searchPath(subject, object);
    for (String directory : path.directories()) {
      if (SearchPath.isOrigin(subject.profile(), directory)
          && subject.profile().search().originIsWorkingDirectory()) {
        faults.add(
            object.path(),
            path.tag() + " \"" + directory + "\" means the working directory, not the file's own",
            "Link without -rpath and stage its libraries in lib.");
      }
    }
  }

  private static void nowhere(Subject subject, StagedObject object, Check.Faults faults) {
    SearchPath path = searchPath(subject, object);
    for (String directory : path.directories()) {
      if (!SearchPath.isOrigin(subject.profile(), directory) && !isSearched(subject, directory)) {
        String prefix = SearchPath.plain(directory) + "/";
        if (subject.files().stream().noneMatch(file -> file.text().startsWith(prefix))) {
          faults.add(
              object.path(),
              path.tag() + " \"" + directory + "\" is no directory of the image",
              "Link without -rpath to directories of the machine that builds.");
        }
      }
    }
  }

  private static void useless(Subject subject, StagedObject object, Check.Faults faults) {
    SearchPath path = searchPath(subject, object);
    for (String directory : path.directories()) {
      if (isSearched(subject, directory)) {
        faults.add(
            object.path(),
            path.tag() + " \"" + directory + "\" is searched without being named",
            "Link without -rpath.");
      }
    }
  }

  private static void byCpu(Subject subject, Check.Faults faults) {
    Set<String> unknown = new TreeSet<>();
    unknown.addAll(subject.profile().directoriesOfUnknownCpus());
    if (unknown.isEmpty()) {
      return;
    }
    Set<String> needed = new HashSet<>();
    subject.objects().values().forEach(object -> needed.addAll(object.image().needed()));
    for (RelativePath file : subject.files()) {
      for (String directory : needed.contains(file.fileName()) ? unknown : Set.<String>of()) {
        if (("/" + file).endsWith("/" + directory + "/" + file.fileName())) {
          faults.add(
              file,
              "lies in \""
                  + directory
                  + "\", where the loader looks first on some CPUs; the load"
                  + " plans have it look there on none",
              "Name the CPU's level with -Dnanvix.hwcaps=LEVEL, or stage it beside the others.");
        }
      }
    }
  }

  private static SearchPath searchPath(Subject subject, StagedObject object) {
    return SearchPath.of(subject.profile(), object.image().dynamic());
  }

  private static boolean isSearched(Subject subject, String directory) {
    return subject.profile().search().directories().stream()
        .map(RelativePath::text)
        .anyMatch(SearchPath.plain(directory)::equals);
  }
}
