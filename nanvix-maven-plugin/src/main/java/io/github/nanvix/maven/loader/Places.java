// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every file that is searched for a symbol of an asking file, in order, each once.
 *
 * @param executable the running program, if there is one
 * @param before what was loaded before this opening; absent where a program starts
 * @param nodes the files of this opening, what is opened first
 */
record Places(
    LoaderProfile profile,
    @Nullable OpenedFile executable,
    @Nullable LoadTree before,
    List<LoadTree.Node> nodes)
    implements Function<LoadTree.Node, List<OpenedFile>> {

  @Override
  public List<OpenedFile> apply(LoadTree.Node asker) {
    LoadTree.Node root = nodes.get(0);
    Set<OpenedFile> places = new LinkedHashSet<>();
    for (Scope scope : profile.binding().order()) {
      switch (scope) {
        case SELF -> places.add(asker.file);
        case NEEDED -> {
          // What a program opens for all to see is no dependency of it.
          if (asker.file != executable
              || profile.files().executableNeeds() != ExecutableNeeds.WARNED) {
            addAll(places, NeedGraph.below(asker, profile.binding().traversal()));
          }
        }
        case EXECUTABLE -> Optional.ofNullable(executable).ifPresent(places::add);
        case PUBLISHED -> addAll(places, List.copyOf(global().get(0).needs));
        case GLOBAL -> addAll(places, global());
        case LOCAL -> {
          if (before != null) {
            places.add(root.file);
            addAll(places, NeedGraph.below(root, profile.search().traversal()));
          }
        }
      }
    }
    return List.copyOf(places);
  }

  private List<LoadTree.Node> global() {
    return before == null ? nodes : before.nodes();
  }

  private static void addAll(Set<OpenedFile> places, List<LoadTree.Node> nodes) {
    nodes.forEach(node -> places.add(node.file));
  }
}
