// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.Reading;
import io.github.nanvix.maven.verify.Role;
import io.github.nanvix.maven.verify.Severity;
import io.github.nanvix.maven.verify.StagedFiles;
import io.github.nanvix.maven.verify.StagedObject;
import io.github.nanvix.maven.verify.SubjectSpec;
import io.github.nanvix.maven.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What verify says of one file, in an image that is a machine; of the libraries that are loaded
 * with it, as far as that keeps the file from loading.
 */
final class VerifyVerdict {
  private final ImageDirectory images;
  private final RelativePath executable;
  private final Verification verification;
  private final Set<String> kinds;

  VerifyVerdict(LoaderProfile profile, RelativePath executable, ImageDirectory images) {
    this.images = images;
    this.executable = executable;
    this.verification = Verification.of(profile);
    this.kinds =
        Stream.of(Refusal.values())
            .filter(kind -> kind.isRefusedBy(profile))
            .map(Refusal::id)
            .collect(Collectors.toSet());
  }

  /** The errors for which the file does not load. */
  List<Finding> errors(LoadPlan plan) {
    SortedMap<RelativePath, StagedObject> objects = new TreeMap<>();
    ElfImage module = images.apply(plan.module()).orElseThrow();
    objects.put(plan.module(), new StagedObject(plan.module(), Role.MODULE, module, 0));
    images
        .apply(executable)
        .ifPresent(
            image ->
                objects.put(executable, new StagedObject(executable, Role.EXECUTABLE, image, 0)));
    StagedFiles files =
        new StagedFiles(
            new ArrayList<>(objects.keySet()),
            List.of(),
            objects,
            new TreeMap<>(),
            images,
            Reading.begin(TreeMap::new));
    return verification.run(files, SubjectSpec.any(executable)).findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR && kinds.contains(finding.id()))
        .toList();
  }
}
