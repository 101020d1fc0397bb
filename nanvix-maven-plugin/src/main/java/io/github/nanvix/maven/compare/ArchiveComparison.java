// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two archives of one format: names, then what the archive says of each member, then contents. */
final class ArchiveComparison {
  private final Comparison comparison;
  private final List<String> place;
  private final List<Difference> found = new ArrayList<>();
  private final List<String> unequal = new ArrayList<>();

  ArchiveComparison(Comparison comparison, List<String> place) {
    this.comparison = comparison;
    this.place = place;
  }

  /** Empty where all members are equal. */
  List<Difference> of(Index first, Index second, Path scratch) throws IOException {
    first.order(second).ifPresent(detail -> found.add(new Difference(place, detail)));
    for (Map.Entry<String, Index.Entry> one : first.entries().entrySet()) {
      Index.Entry other = second.entries().get(one.getKey());
      if (other == null) {
        add(one.getKey(), new Detail.Missing(true));
      } else {
        compare(one.getKey(), one.getValue(), other);
      }
    }
    second.entries().keySet().stream()
        .filter(name -> !first.entries().containsKey(name))
        .forEach(name -> add(name, new Detail.Missing(false)));
    if (!unequal.isEmpty()) {
      contents(first, second, scratch);
    }
    return found;
  }

  private void compare(String name, Index.Entry one, Index.Entry other) {
    attribute(one.member().attributes(), other.member().attributes())
        .ifPresent(detail -> add(name, detail));
    if (!one.content().equals(other.content())) {
      unequal.add(name);
    }
  }

  private static Optional<Detail> attribute(Map<String, String> one, Map<String, String> other) {
    for (Map.Entry<String, String> field : one.entrySet()) {
      String its = other.getOrDefault(field.getKey(), "absent");
      if (!field.getValue().equals(its)) {
        return Optional.of(new Detail.Attribute(field.getKey(), field.getValue(), its));
      }
    }
    return Optional.empty();
  }

  private void contents(Index first, Index second, Path scratch) throws IOException {
    Path directory = Files.createTempDirectory(scratch, "members");
    try {
      Path one = Files.createDirectory(directory.resolve("first"));
      Path other = Files.createDirectory(directory.resolve("second"));
      first.unpack(unequal, one);
      second.unpack(unequal, other);
      for (int i = 0; i < unequal.size(); i++) {
        String file = Integer.toString(i);
        found.addAll(
            comparison.compare(within(unequal.get(i)), one.resolve(file), other.resolve(file)));
      }
    } finally {
      Trees.delete(directory);
    }
  }

  private void add(String member, Detail detail) {
    found.add(new Difference(within(member), detail));
  }

  private List<String> within(String member) {
    List<String> inner = new ArrayList<>(place);
    inner.add(member);
    return inner;
  }
}
