// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of all archives that a project releases.
 *
 * @param built what the project builds; where it has a manifest, that has the package's name
 * @param development see {@link ReleaseName#development()}
 */
public record ReleaseNames(String built, boolean development) {

  /** The names; none if there is neither a manifest nor a choice. */
  public List<ReleaseName> of(
      Optional<ProjectManifest> project, VariantChoice choice, ReleaseName.Form form) {
    Optional<NanvixManifest> manifest = project.map(ProjectManifest::manifest);
    if (manifest.isEmpty() && choice.isEmpty()) {
      return List.of();
    }
    String name = manifest.map(NanvixManifest::name).orElse(built);
    // The older form tells fewer of them apart.
    Map<String, ReleaseName> names = new LinkedHashMap<>();
    for (Variant variant : choice.of(manifest.flatMap(NanvixManifest::matrix))) {
      ReleaseName release = new ReleaseName(name, variant, development, form);
      names.putIfAbsent(release.fileName(), release);
    }
    return List.copyOf(names.values());
  }
}
