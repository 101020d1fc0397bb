// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A staged image, read as far as checks need it.
 *
 * @param profile the loader that it is meant for
 * @param spec what it should be
 * @param files every file and symbolic link, sorted
 * @param links the symbolic links among them
 * @param objects the files that the loader can use, sorted by path
 * @param damaged the files of which the loader can use nothing: of other machines, or no ELF files
 * @param archives static libraries; none in an image, where nothing reads them
 * @param machineNames the words for what files name of the machine that built them, sorted by path
 * @param plans a load plan for each module and library, and for an executable that is no static
 *     one, sorted by path; one for files that are links to each other
 * @param refusals what is wrong with the files in the loader's eyes
 */
record Subject(
    LoaderProfile profile,
    SubjectSpec spec,
    List<RelativePath> files,
    List<RelativePath> links,
    Map<RelativePath, StagedObject> objects,
    Set<RelativePath> damaged,
    Map<RelativePath, ArArchive> archives,
    Reading<SortedMap<RelativePath, List<String>>> machineNames,
    List<LoadPlan> plans,
    Refusals refusals) {

  /** The interpreter, where it is there and usable. */
  public Optional<StagedObject> executable() {
    return Optional.ofNullable(objects.get(spec.executable()));
  }

  /** The load plan of a file, where it has one. */
  public Optional<LoadPlan> plan(RelativePath file) {
    return plans.stream().filter(plan -> plan.module().equals(file)).findFirst();
  }

  /** The usable files of one role, sorted by path. */
  public List<StagedObject> objects(Role role) {
    return objects.values().stream().filter(object -> object.role() == role).toList();
  }

  /** The usable libraries but for those of the C runtime, sorted by path. */
  public List<StagedObject> ownLibraries() {
    return objects(Role.LIBRARY).stream()
        .filter(library -> !spec.runtime().contains(library.path()))
        .toList();
  }

  /** Whether there is a file or symbolic link. */
  public boolean has(RelativePath file) {
    return Collections.binarySearch(files, file) >= 0;
  }

  /** How many files were examined as ELF files. */
  public int examined() {
    return objects.size() + damaged.size();
  }
}
