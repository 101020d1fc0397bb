// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The ELF files below a directory that plays the root of an image: links, absolute ones too, are
 * followed within it, and each file is read once, when it is first asked for. May be used by
 * several threads.
 */
public final class ImageDirectory implements ImageFiles {
  private static final int MOST_LINKS = 40;

  private final Path root;
  private final Map<RelativePath, Optional<Path>> files = new ConcurrentHashMap<>();
  private final Map<Path, ElfImage> images = new ConcurrentHashMap<>();

  /** Files that are no ELF files, each with what a loader would have against it. */
  private final Map<Path, String> others = new ConcurrentHashMap<>();

  private final SortedMap<RelativePath, String> unreadable = new ConcurrentSkipListMap<>();

  /**
   * @param root the directory; nothing outside it is read
   */
  public ImageDirectory(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * The file at a path: the same object for the same file, empty where there is none or it is no
   * well-formed ELF file.
   *
   * @throws io.github.nanvix.maven.failure.BuildException if it cannot be read at all
   */
  @Override
  public Optional<ElfImage> apply(RelativePath path) {
    Path file = file(path).orElse(null);
    if (file == null || others.containsKey(file)) {
      return Optional.empty();
    }
    try {
      if (images.containsKey(file) || ElfImage.isElf(file)) {
        return Optional.of(read(file));
      }
      others.put(file, "is no ELF file");
    } catch (ElfFormatException e) {
      unreadable.put(path, Reason.of(e));
      others.put(file, "is not a well-formed ELF file: " + Reason.of(e));
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
    return Optional.empty();
  }

  @Override
  public Optional<LoadFailure> obstacle(RelativePath path) {
    Path found = found(path.text());
    if (found == null || !Files.exists(found, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(found)) {
      return Optional.of(LoadFailure.of(path, Refusal.NO_REGULAR_FILE, "is no regular file"));
    }
    return apply(path).isPresent()
        ? Optional.empty()
        : Optional.ofNullable(others.get(found))
            .map(reason -> LoadFailure.of(path, Refusal.UNUSABLE_LIBRARY, reason));
  }

  @Override
  public Optional<RelativePath> walk(String path) {
    if (!path.contains("..")) {
      return RelativePath.within(path);
    }
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (slash < 0 || name.isEmpty() || name.equals(".") || name.equals("..")) {
      return Optional.empty();
    }
    try {
      Path directory = resolve(path.substring(0, slash));
      return directory == null || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
          ? Optional.empty()
          : RelativePath.within(root.relativize(directory) + "/" + name);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isDirectory(String path) {
    Path found = found(path);
    return found != null && Files.isDirectory(found, LinkOption.NOFOLLOW_LINKS);
  }

  /** The regular file that a path leads to; empty where it leads to none within the image. */
  public Optional<Path> file(RelativePath path) {
    return files.computeIfAbsent(
        path, asked -> Optional.ofNullable(found(asked.text())).filter(Files::isRegularFile));
  }

  private @Nullable Path found(String path) {
    try {
      return resolve(path);
    } catch (InvalidPathException e) {
      // A name from an ELF file that this machine's locale cannot express.
      return null;
    }
  }

  /**
   * The content of a file that {@link #file} has given: the same object for the same file.
   *
   * @throws ElfFormatException if it is no well-formed ELF file
   */
  public ElfImage read(Path file) throws IOException {
    ElfImage known = images.get(file);
    if (known == null) {
      ElfImage made = ElfImage.read(file);
      known = Optional.ofNullable(images.putIfAbsent(file, made)).orElse(made);
    }
    return known;
  }

  /** Files that were asked for and start as an ELF file, but are none, with the reason. */
  public Map<RelativePath, String> unreadable() {
    return unreadable;
  }

  /** The file that a path means, all links followed as if the directory were the root. */
  private @Nullable Path resolve(String path) {
    Deque<String> rest = new ArrayDeque<>(java.util.List.of(path.split("/")));
    Path at = root;
    int links = 0;
    while (!rest.isEmpty()) {
      String segment = rest.removeFirst();
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (segment.equals("..")) {
        // The kernel goes back from what is there only.
        if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
          return null;
        }
        Path above = at.getParent();
        at = at.equals(root) || above == null ? root : above;
        continue;
      }
      Path next = at.resolve(segment);
      if (!Files.isSymbolicLink(next)) {
        at = next;
        continue;
      }
      if (++links > MOST_LINKS) {
        return null;
      }
      String target = target(next);
      if (target.startsWith("/")) {
        at = root;
      }
      String[] segments = target.split("/");
      for (int i = segments.length; i > 0; i--) {
        rest.addFirst(segments[i - 1]);
      }
    }
    return at;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw DiskFailure.of("read the link", link, e);
    }
  }
}
