package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which entries of an archive are unpacked, and where each goes below the root. */
sealed interface Placement {

  /** The entry's place; empty if it is not wanted. */
  Optional<RelativePath> place(RelativePath entry);

  /** What was asked for and has not come; empty if all is well. */
  Optional<String> missing();

  /** All entries, without their first {@code count} path segments; shorter ones are not wanted. */
  final class Stripped implements Placement {
    private final int count;
    private boolean any;

    Stripped(int count) {
      this.count = count;
    }

    @Override
    public Optional<RelativePath> place(RelativePath entry) {
      String text = entry.text();
      for (int i = 0; i < count; i++) {
        int slash = text.indexOf('/');
        if (slash < 0) {
          return Optional.empty();
        }
        text = text.substring(slash + 1);
      }
      any = true;
      return Optional.of(new RelativePath(text));
    }

    @Override
    public Optional<String> missing() {
      return any
          ? Optional.empty()
          : Optional.of("has no entry with more than " + count + " path segments");
    }
  }

  /** The entries of some selections; where several match, the first in the list counts. */
  final class Selected implements Placement {
    private final List<Selection> selections;
    private final Set<Selection> open;

    Selected(List<Selection> selections) {
      this.selections = List.copyOf(selections);
      this.open = new LinkedHashSet<>(selections);
    }

    @Override
    public Optional<RelativePath> place(RelativePath entry) {
      for (Selection selection : selections) {
        Optional<RelativePath> place = selection.place(entry);
        if (place.isPresent()) {
          open.remove(selection);
          return place;
        }
      }
      return Optional.empty();
    }

    @Override
    public Optional<String> missing() {
      return open.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "has no entry \""
                  + String.join("\", \"", open.stream().map(s -> s.from().text()).toList())
                  + "\"");
    }
  }
}
