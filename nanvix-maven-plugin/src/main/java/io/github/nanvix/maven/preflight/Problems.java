// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.preflight;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is wrong with one thing that is looked at: all of it, not the first alone. */
public final class Problems {
  private final Predicate<Path> comesLater;
  private final Map<Object, List<BuildException>> known;
  private final List<BuildException> found = new ArrayList<>();

  /** Of something that says nothing of files. */
  public Problems() {
    this(path -> false);
  }

  /**
   * @param comesLater whether a file or directory may be made by this very build, so that nobody
   *     knows yet what it will be
   */
  public Problems(Predicate<Path> comesLater) {
    this(comesLater, new HashMap<>());
  }

  private Problems(Predicate<Path> comesLater, Map<Object, List<BuildException>> known) {
    this.comesLater = comesLater;
    this.known = known;
  }

  /** Of another thing, much of which is the same. */
  public Problems ofNext() {
    return new Problems(comesLater, known);
  }

  /** Does what fails where something is wrong, and keeps the failure. */
  public void look(Runnable attempt) {
    value(
        () -> {
          attempt.run();
          return true;
        });
  }

  /** As {@link #look(Runnable)}, at a file or a directory that must be there. */
  public void look(Path place, Runnable attempt) {
    if (!comesLater.test(place)) {
      look(attempt);
    }
  }

  /** As {@link #look(Runnable)}, for an attempt with a result: empty where it failed. */
  public <T> Optional<T> value(Supplier<T> attempt) {
    try {
      return Optional.of(attempt.get());
    } catch (BuildException e) {
      found.add(e);
      return Optional.empty();
    }
  }

  /**
   * Looks at what many things have in common. What was seen of it once holds for all of them.
   *
   * @param common equal where it is the same
   */
  public void lookOnce(Object common, Runnable looks) {
    List<BuildException> before = known.get(common);
    if (before == null) {
      int count = found.size();
      looks.run();
      known.put(common, List.copyOf(found.subList(count, found.size())));
    } else {
      found.addAll(before);
    }
  }

  /** In the order in which they were found. */
  public List<BuildException> found() {
    return List.copyOf(found);
  }
}
