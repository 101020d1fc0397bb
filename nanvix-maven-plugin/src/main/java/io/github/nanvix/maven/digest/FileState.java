// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/**
 * What stat(2) says of a file, or of a symbolic link itself. As long as all of it is the same, so
 * is the content: size and time of modification can be kept by who writes, the time of the last
 * change of the inode cannot.
 *
 * @param text inode, mode, size in bytes, and the two times in nanoseconds since 1970, separated by
 *     blanks
 */
public record FileState(String text) {
  private static final List<String> NAMES =
      List.of("ino", "mode", "size", "lastModifiedTime", "ctime");
  private static final String ATTRIBUTES = "unix:" + String.join(",", NAMES);

  /** What a file is like now. */
  public static FileState of(Path file) throws IOException {
    Map<String, Object> stat = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    StringJoiner text = new StringJoiner(" ");
    for (String name : NAMES) {
      Object value = stat.get(name);
      text.add(
          value instanceof FileTime time
              ? Long.toString(time.to(TimeUnit.NANOSECONDS))
              : String.valueOf(value));
    }
    return new FileState(text.toString());
  }
}
