// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Entry to a TOML 1.0 document: parsed as a whole, or refused at the first error. */
public final class TomlFile {
  private static final int MAX_BYTES = 1 << 20;

  private TomlFile() {}

  /**
   * Parses a document.
   *
   * @param name what messages call the document, for example {@code sources/libffi.toml}
   * @throws BuildException naming line and column of the first syntax error
   */
  public static TomlNode parse(String name, String text) {
    return new TomlNode(name, "", tree(name, text));
  }

  /** A document as a tree of values. */
  static TomlValue tree(String name, String text) {
    requireSize(name, text);
    TomlParseResult result = parsed(name, text);
    if (result.hasErrors()) {
      TomlParseError error = result.errors().get(0);
      throw invalid(name, error.position().line(), error.position().column(), Reason.of(error));
    }
    return TomlValue.of(result);
  }

  private static TomlParseResult parsed(String name, String text) {
    try {
      return Toml.parse(text);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // A document of a few kilobytes can nest deeply enough for that.
      throw BuildException.input(
          "\"" + name + "\" cannot be read as TOML: " + Reason.of(e) + ".",
          "Correct it, or name another file.",
          e);
    }
  }

  /** Refuses a document that is too large to be one of those that are read here. */
  static void requireSize(String name, String text) {
    if (text.length() > MAX_BYTES) {
      throw tooLarge(name);
    }
  }

  private static BuildException tooLarge(String name) {
    return BuildException.input(
        "\"" + name + "\" has more than " + MAX_BYTES + " bytes.", "Name another file.");
  }

  /**
   * The text of a file that is to be parsed.
   *
   * @throws BuildException if it is no file or larger than {@value #MAX_BYTES} bytes, or, naming
   *     line and column, if it is not UTF-8
   */
  public static String text(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
    if (bytes.length > MAX_BYTES) {
      throw tooLarge(file.toString());
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    String decoded = text.flip().toString();
    if (result.isError()) {
      int line = (int) decoded.chars().filter(c -> c == '\n').count() + 1;
      int column = decoded.length() - decoded.lastIndexOf('\n');
      throw invalid(file.toString(), line, column, "a byte that is not UTF-8");
    }
    return decoded;
  }

  private static BuildException invalid(String name, int line, int column, String fault) {
    return BuildException.input(
        "\""
            + name
            + "\" is not valid TOML: line "
            + line
            + ", column "
            + column
            + ": "
            + fault
            + ".",
        "Correct that line.");
  }
}
