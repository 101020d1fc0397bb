package io.github.nanvix.maven.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for directories of the machine that builds in the bytes of files. */
final class BuildPaths {
  private BuildPaths() {}

  /** The words for the directories that a file names. */
  static List<String> in(Path file, SubjectSpec spec) throws IOException {
    if (spec.buildPaths().isEmpty()) {
      return List.of();
    }
    byte[] content = Files.readAllBytes(file);
    List<String> found = new ArrayList<>();
    spec.buildPaths()
        .forEach(
            (words, directory) -> {
              if (contains(content, (directory + "/").getBytes(StandardCharsets.UTF_8))) {
                found.add(words);
              }
            });
    return found;
  }

  /** Paths differ late, so that their last byte but one tells most places apart. */
  private static boolean contains(byte[] content, byte[] wanted) {
    int last = wanted.length - 1;
    byte mark = wanted[last - 1];
    for (int end = last; end < content.length; end++) {
      if (content[end] == '/' && content[end - 1] == mark && matches(content, end - last, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] content, int start, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (content[start + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
