// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entry to a JSON document (RFC 8259) that holds an object, which is read as a table of a TOML
 * document is: parsed as a whole, or refused at the first error.
 */
public final class JsonFile {
  private static final Pattern PLACE =
      Pattern.compile(" at line (\\d+) column (\\d+) path .*", Pattern.DOTALL);

  private final String name;
  private final JsonReader reader;
  private final boolean passesOverNull;

  private JsonFile(String name, JsonReader reader, boolean passesOverNull) {
    this.name = name;
    this.reader = reader;
    this.passesOverNull = passesOverNull;
    reader.setStrictness(Strictness.STRICT);
  }

  /**
   * Reads a file.
   *
   * @throws BuildException if it cannot be read or is too large, or, naming line and column, if it
   *     is no object of JSON
   */
  public static TomlNode read(Path file) {
    return parse(file.toString(), TomlFile.text(file));
  }

  /**
   * Parses a document.
   *
   * @param name what messages call the document
   * @throws BuildException naming line and column of the first error
   */
  public static TomlNode parse(String name, String text) {
    TomlFile.requireSize(name, text);
    JsonFile file = new JsonFile(name, new JsonReader(new StringReader(text)), false);
    return new TomlNode(name, "", file.all());
  }

  /**
   * Reads a file of a format that others have made: it may be large, and where a member is null it
   * is as if it were not there.
   *
   * @throws BuildException as {@link #read} does
   */
  public static TomlNode readForeign(Path file) {
    String name = file.toString();
    try (Reader text = Files.newBufferedReader(file)) {
      return new TomlNode(name, "", new JsonFile(name, new JsonReader(text), true).all());
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  private TomlValue all() {
    try {
      if (reader.peek() != JsonToken.BEGIN_OBJECT) {
        throw fault(place(), "no object, which begins with {");
      }
      TomlValue document = value(place());
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw fault(place(), "something behind the object's end");
      }
      return document;
    } catch (MalformedJsonException e) {
      throw fault(placeIn(String.valueOf(e.getMessage())), reason(e));
    } catch (EOFException e) {
      throw fault(place(), "the document ends here, within something");
    } catch (IOException e) {
      throw fault(place(), Reason.of(e));
    }
  }

  /** Where something stands, counted from 1. */
  private record Place(int line, int column) {
    private Place back(int columns) {
      return new Place(line, column - columns);
    }
  }

  /**
   * The next value.
   *
   * @param at the place of its key, or of itself within an array
   */
  private TomlValue value(Place at) throws IOException {
    Object value =
        switch (reader.peek()) {
          case BEGIN_OBJECT -> object();
          case BEGIN_ARRAY -> array();
          case STRING -> reader.nextString();
          case BOOLEAN -> reader.nextBoolean();
          case NUMBER -> number(reader.nextString());
          default -> throw fault(at, "null, which says nothing");
        };
    return new TomlValue(value, at.line(), at.column());
  }

  private Map<String, TomlValue> object() throws IOException {
    Map<String, TomlValue> values = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      // The quotation mark has been read.
      Place at = place().back(1);
      String key = reader.nextName();
      if (passesOverNull && reader.peek() == JsonToken.NULL) {
        reader.nextNull();
        continue;
      }
      if (values.put(key, value(at)) != null) {
        throw fault(at, "the key \"" + key + "\" for the second time");
      }
    }
    reader.endObject();
    return Collections.unmodifiableMap(values);
  }

  private List<TomlValue> array() throws IOException {
    List<TomlValue> values = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      Place at = place();
      values.add(value(reader.peek() == JsonToken.STRING ? at.back(1) : at));
    }
    reader.endArray();
    return List.copyOf(values);
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return Double.valueOf(text);
    }
  }

  /** The reader tells its place in words only. */
  private Place place() {
    return placeIn(reader.toString());
  }

  private static Place placeIn(String text) {
    Matcher place = PLACE.matcher(text);
    return place.find()
        ? new Place(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
        : new Place(1, 1);
  }

  private static String reason(MalformedJsonException e) {
    return Reason.clause(
        PLACE
            .matcher(String.valueOf(e.getMessage()).replaceFirst("(?s)\nSee .*", ""))
            .replaceFirst("")
            .replaceFirst("^Use JsonReader.*", "something that JSON has no word for"));
  }

  private BuildException fault(Place at, String fault) {
    return BuildException.input(
        "\""
            + name
            + "\" is not valid JSON: line "
            + at.line()
            + ", column "
            + at.column()
            + ": "
            + fault
            + ".",
        "Correct that line.");
  }
}
