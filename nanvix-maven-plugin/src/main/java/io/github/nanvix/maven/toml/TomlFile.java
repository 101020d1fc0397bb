package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Entry to a TOML 1.0 document: parsed as a whole, or refused at the first error. */
public final class TomlFile {
  private TomlFile() {}

  /**
   * Parses a document.
   *
   * @param name what messages call the document, for example {@code sources/libffi.toml}
   * @throws BuildException naming line and column of the first syntax error
   */
  public static TomlNode parse(String name, String text) {
    return new TomlNode(name, "", tables(name, text));
  }

  static Map<String, TomlValue> tables(String name, byte[] document) {
    return tables(name, new String(document, StandardCharsets.UTF_8));
  }

  private static Map<String, TomlValue> tables(String name, String text) {
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      TomlParseError error = result.errors().get(0);
      throw BuildException.input(
          "\""
              + name
              + "\" is not valid TOML: line "
              + error.position().line()
              + ", column "
              + error.position().column()
              + ": "
              + error.getMessage(),
          "Correct that line.");
    }
    return TomlValue.table(result);
  }
}
