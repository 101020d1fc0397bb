// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.github.nanvix.maven.report.image.ImageModel.Binding;
import io.github.nanvix.maven.report.image.ImageModel.Found;
import io.github.nanvix.maven.report.image.ImageModel.ObjectFile;
import io.github.nanvix.maven.report.image.ImageModel.StagedFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What differs between an earlier image and this one; each list sorted.
 *
 * @param before the name of the earlier one
 * @param bytesBefore the bytes of all its files
 * @param bytes those of this one
 * @param added files that it did not have
 * @param gone files that it had
 * @param changed files with other content, those that grew most first
 * @param objects what differs in the ELF files among these
 * @param found findings that it did not have
 * @param mended findings that it had
 * @param pinsKnown whether it is known what both were made of
 * @param pins what they were made of and is not the same
 */
public record ImageDifference(
    String before,
    long bytesBefore,
    long bytes,
    List<StagedFile> added,
    List<StagedFile> gone,
    List<Changed> changed,
    List<ObjectChange> objects,
    List<Found> found,
    List<Found> mended,
    boolean pinsKnown,
    List<Pin> pins) {
  /** What follows from the pins, and who the project is. */
  private static final List<String> NO_PINS =
      List.of("step.", "outputs.", "machine.", "group-id", "artifact-id", "version", "plugin.");

  /** A file with other content, and its bytes. */
  public record Changed(String path, long before, long now) {
    long growth() {
      return now - before;
    }
  }

  /**
   * What differs in an ELF file.
   *
   * @param sections by how many bytes each differs
   * @param neededNow {@code DT_NEEDED} that it did not have
   * @param neededBefore that it had
   * @param exportsNow names that it did not define
   * @param exportsBefore that it defined
   * @param takesNow symbols that it did not ask for
   * @param takesBefore that it asked for
   */
  public record ObjectChange(
      String path,
      long before,
      long now,
      SortedMap<String, Long> sections,
      List<String> neededNow,
      List<String> neededBefore,
      List<String> exportsNow,
      List<String> exportsBefore,
      List<String> takesNow,
      List<String> takesBefore) {
    long growth() {
      return now - before;
    }
  }

  /** A fact of the build information; before or now empty where it was or is none. */
  public record Pin(String key, String before, String now) {}

  static ImageDifference between(ImageModel before, ImageModel now) {
    Map<String, StagedFile> old = by(before.files(), StagedFile::path);
    Map<String, StagedFile> current = by(now.files(), StagedFile::path);
    List<Changed> changed = new ArrayList<>();
    current.forEach(
        (path, file) -> {
          StagedFile was = old.get(path);
          if (was != null && !was.content().equals(file.content())) {
            changed.add(new Changed(path, was.size(), file.size()));
          }
        });
    changed.sort(Comparator.comparingLong(Changed::growth).reversed());
    return new ImageDifference(
        before.name(),
        before.bytes(),
        now.bytes(),
        without(current, old),
        without(old, current),
        changed,
        objects(before, now, changed),
        without(now.open(), before.open()),
        without(before.open(), now.open()),
        !before.madeOf().isEmpty() && !now.madeOf().isEmpty(),
        pins(before.madeOf(), now.madeOf()));
  }

  /** Whether both images are the same. */
  boolean isEmpty() {
    return added.isEmpty()
        && gone.isEmpty()
        && changed.isEmpty()
        && found.isEmpty()
        && mended.isEmpty()
        && pins.isEmpty();
  }

  private static List<ObjectChange> objects(
      ImageModel before, ImageModel now, List<Changed> changed) {
    Map<String, ObjectFile> old = by(before.objects(), ObjectFile::path);
    Map<String, ObjectFile> current = by(now.objects(), ObjectFile::path);
    List<ObjectChange> changes = new ArrayList<>();
    for (Changed file : changed) {
      ObjectFile was = old.get(file.path());
      ObjectFile is = current.get(file.path());
      if (was != null && is != null) {
        Set<String> tookBefore = taken(before, file.path());
        Set<String> takes = taken(now, file.path());
        changes.add(
            new ObjectChange(
                file.path(),
                file.before(),
                file.now(),
                sections(was.sections(), is.sections()),
                without(is.needed(), was.needed()),
                without(was.needed(), is.needed()),
                without(is.exports(), was.exports()),
                without(was.exports(), is.exports()),
                without(takes, tookBefore),
                without(tookBefore, takes)));
      }
    }
    return changes;
  }

  private static Set<String> taken(ImageModel image, String path) {
    Set<String> taken = new TreeSet<>();
    image.takenBy(path).stream().map(Binding::symbols).forEach(taken::addAll);
    return taken;
  }

  private static SortedMap<String, Long> sections(
      SortedMap<String, Long> before, SortedMap<String, Long> now) {
    SortedMap<String, Long> growth = new TreeMap<>(now);
    before.forEach((name, size) -> growth.merge(name, -size, Long::sum));
    growth.values().removeIf(bytes -> bytes == 0);
    return growth;
  }

  private static List<Pin> pins(SortedMap<String, String> before, SortedMap<String, String> now) {
    if (before.isEmpty() || now.isEmpty()) {
      return List.of();
    }
    SortedSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .filter(key -> NO_PINS.stream().noneMatch(key::startsWith))
        .map(key -> new Pin(key, before.getOrDefault(key, ""), now.getOrDefault(key, "")))
        .filter(pin -> !pin.before().equals(pin.now()))
        .toList();
  }

  private static <T> Map<String, T> by(List<T> all, Function<T, String> path) {
    return all.stream().collect(toMap(path, identity(), (one, other) -> one, TreeMap::new));
  }

  private static List<StagedFile> without(
      Map<String, StagedFile> all, Map<String, StagedFile> others) {
    return all.values().stream().filter(file -> !others.containsKey(file.path())).toList();
  }

  private static <T> List<T> without(Collection<T> all, Collection<T> others) {
    Set<T> known = new HashSet<>(others);
    return all.stream().filter(one -> !known.contains(one)).toList();
  }
}
