// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the inputs that differ, and follows digests of other entries down to the real cause. */
final class InputComparison {
  private static final Pattern DIGEST = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

  private final KnownInputs known;
  private final Set<String> followed = new HashSet<>();

  /** One comparison explains what two entries differ in only once. */
  InputComparison(KnownInputs known) {
    this.known = known;
  }

  /** What differs, sorted by name. */
  List<InputChange> compare(SortedMap<String, String> before, SortedMap<String, String> now)
      throws IOException {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    // Inputs that differ because of the same two entries are told as one.
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String name : names) {
      @Nullable String was = before.get(name);
      @Nullable String is = now.get(name);
      if (was == null || !was.equals(is)) {
        String pair = digest(was) + " " + digest(is);
        groups.computeIfAbsent(pair.equals(" ") ? name : pair, key -> new ArrayList<>()).add(name);
      }
    }
    List<InputChange> changes = new ArrayList<>();
    for (List<String> group : groups.values()) {
      String name = group.get(0);
      changes.add(change(name, before.get(name), now.get(name), group.size() - 1));
    }
    return changes;
  }

  private InputChange change(String name, @Nullable String before, @Nullable String now, int alike)
      throws IOException {
    Optional<String> through = Optional.empty();
    List<InputChange> causes = List.of();
    String old = digest(before);
    String current = digest(now);
    if (!old.isEmpty() && !current.isEmpty() && !old.equals(current)) {
      Optional<KnownInputs.Known> was = known.of(old);
      Optional<KnownInputs.Known> is = known.of(current);
      if (was.isPresent() && is.isPresent()) {
        through = Optional.of(is.get().kind());
        if (followed.add(old + current)) {
          causes = compare(was.get().inputs(), is.get().inputs());
        }
      }
    }
    return new InputChange(
        name, Optional.ofNullable(before), Optional.ofNullable(now), alike, through, causes);
  }

  /** The one digest in a value; empty if it has none, or several. */
  private static String digest(@Nullable String value) {
    if (value == null) {
      return "";
    }
    Matcher matcher = DIGEST.matcher(value);
    String found = matcher.find() ? matcher.group() : "";
    return matcher.find() ? "" : found;
  }
}
