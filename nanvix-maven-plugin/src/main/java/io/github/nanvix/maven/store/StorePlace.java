// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges whether a store is, or can be, where it is said to be. */
final class StorePlace {
  // An empty file system has it.
  private static final String LOST_AND_FOUND = "lost+found";
  private static final int NAMED = 3;

  private StorePlace() {}

  /**
   * Whether there is a directory; where there is not, one could be made.
   *
   * @throws BuildException if neither is so
   */
  static boolean isDirectory(Path root) {
    if (Files.isDirectory(root)) {
      return true;
    }
    Path parent = above(root);
    if (!exists(root) && parent != null) {
      try {
        // Nobody else knows: a file system may let nothing be made whatever its modes say.
        Files.delete(Files.createTempDirectory(parent, ".nanvix-"));
        return false;
      } catch (IOException e) {
        throw refused(root, e);
      }
    }
    throw refused(root, null);
  }

  /**
   * Lets a directory pass that was a store before, or is empty, or is not there.
   *
   * @throws BuildException if it belongs to something else
   */
  static void requireStore(Path root) throws IOException {
    List<String> content = new ArrayList<>();
    for (Path child : StoreContent.children(root)) {
      if (!isOfNobody(child)) {
        content.add(child.getFileName().toString());
      }
    }
    if (content.isEmpty()
        || content.contains(StoreUsers.LOCKS)
        || StoreContent.named(root).stream().anyMatch(StoreContent::isEntry)) {
      return;
    }
    BuildException foreign =
        BuildException.input(
            "\""
                + root
                + "\" is no store: it lacks \""
                + StoreUsers.LOCKS
                + "\", and holds \""
                + String.join("\", \"", content.subList(0, Math.min(NAMED, content.size())))
                + "\""
                + (content.size() > NAMED ? " and " + (content.size() - NAMED) + " more" : "")
                + ".",
            "Name a store, or a directory that is empty or not there yet, with"
                + " -Dnanvix.store=DIR.");
    throw foreign.fixedBy(
        "mvn nanvix:doctor -Dnanvix.store=" + ShellWord.of(root.resolve("nanvix-maven")));
  }

  /** Older versions have made tmp/ before they knew whether anything was to be kept. */
  private static boolean isOfNobody(Path child) throws IOException {
    String name = child.getFileName().toString();
    return name.equals(LOST_AND_FOUND)
        || (name.equals(StoreTrash.INCOMING)
            && Files.isDirectory(child)
            && StoreContent.children(child).isEmpty());
  }

  /**
   * Why there is no directory.
   *
   * @param origin what making one ended with, if it was tried
   */
  static BuildException refused(Path root, @Nullable IOException origin) {
    String what = "The store cannot be \"" + root + "\": it " + fault(root) + ".";
    String hint = "Name a directory, or a place for one, with -Dnanvix.store=DIR.";
    BuildException refused =
        origin == null
            ? BuildException.input(what, hint)
            : BuildException.input(what, hint, origin);
    return exists(root)
        ? refused.fixedBy("mv " + ShellWord.of(root) + " " + ShellWord.of(root + ".was"))
        : refused;
  }

  private static String fault(Path root) {
    if (Files.exists(root)) {
      return "is no directory";
    }
    if (Files.isSymbolicLink(root)) {
      try {
        return "is a link to \"" + Files.readSymbolicLink(root) + "\", which leads nowhere";
      } catch (IOException e) {
        return "is a link that cannot be read";
      }
    }
    return "does not exist, and cannot be made in \"" + above(root) + "\"";
  }

  /** The nearest of the directories above that is there, whatever it is. */
  private static @Nullable Path above(Path root) {
    Path parent = root.getParent();
    while (parent != null && !exists(parent)) {
      parent = parent.getParent();
    }
    return parent;
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
