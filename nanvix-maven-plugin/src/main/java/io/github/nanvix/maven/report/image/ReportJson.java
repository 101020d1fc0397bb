// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.report.Document;
import io.github.nanvix.maven.report.SizeTable;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model as {@code report.json}, and back: members are called as the parts of its records. */
public final class ReportJson {
  private static final List<String> OPTIONAL = List.of("sizes", "difference");

  private ReportJson() {}

  static String write(ImageModel model) {
    return Document.REPORT.write(members(model));
  }

  /**
   * Reads a report of this or an earlier build.
   *
   * @param name what messages call it
   * @throws BuildException if it is none
   */
  public static ImageModel read(String name, String text) {
    Gson gson = new Gson();
    try {
      JsonObject root = gson.fromJson(text, JsonObject.class);
      if (root == null || !root.has("schema")) {
        throw refused(name, "it has no schema");
      }
      if (root.get("schema").getAsInt() != ImageModel.SCHEMA) {
        throw refused(name, "expected schema " + ImageModel.SCHEMA + ", got " + root.get("schema"));
      }
      for (RecordComponent component : ImageModel.class.getRecordComponents()) {
        if (!OPTIONAL.contains(component.getName()) && !root.has(component.getName())) {
          throw refused(name, "it has no " + component.getName());
        }
      }
      // Nobody asks an earlier image for these.
      OPTIONAL.forEach(root::remove);
      ImageModel model = gson.fromJson(root, ImageModel.class);
      requireWhole(name, "", model);
      return model;
    } catch (BuildException e) {
      throw e;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("No record of ours hides its parts", e);
    } catch (RuntimeException e) {
      // Gson has an exception of its own for texts that are no JSON, and for values of other kinds
      // than were asked for whichever one the value gives.
      throw refused(name, Reason.of(e));
    }
  }

  /** Gson leaves out what is not there, wherever it is not. */
  private static void requireWhole(String name, String place, @Nullable Object value)
      throws ReflectiveOperationException {
    if (value == null) {
      throw refused(name, "it has no " + place);
    }
    if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        if (!OPTIONAL.contains(component.getName())) {
          String member = place.isEmpty() ? component.getName() : place + "." + component.getName();
          requireWhole(name, member, component.getAccessor().invoke(record));
        }
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        requireWhole(name, place + "[" + i + "]", list.get(i));
      }
    }
  }

  private static BuildException refused(String name, String reason) {
    return BuildException.input(
        "\"" + name + "\" is no report of an image: " + reason + ".",
        "Name a report.json that nanvix:report has made, or an archive of an image.");
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value instanceof SizeTable table) {
      return table.data();
    }
    if (value instanceof Record record) {
      return members(record);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ReportJson::value).toList();
    }
    return value;
  }

  private static Map<String, @Nullable Object> members(Record record) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        members.put(component.getName(), value(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("No record of ours hides its parts", e);
      }
    }
    return members;
  }
}
