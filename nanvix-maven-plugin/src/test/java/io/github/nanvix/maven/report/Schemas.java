// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the JSON Schemas of our documents have to say of one. */
public final class Schemas {
  private static final String ADDRESS = "https://schemas.test/";
  private static final String MEMBERS = "properties";

  private Schemas() {}

  /** Faults of a document; a member that its schema does not describe is one. */
  public static List<String> faults(Document document, String json) {
    return registry()
        .getSchema(SchemaLocation.of(ADDRESS + document.schemaFile()))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** Faults of the schema itself, by the schema of schemas. */
  public static List<String> faults(Document document) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
        .validate(text(document), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** Faults of a document in SARIF, by the schema that OASIS publishes. */
  public static List<String> sarifFaults(String json) throws IOException {
    String file = "/schema/sarif-schema-2.1.0.json";
    try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(file), file)) {
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_7,
              builder -> builder.schemaRegistryConfig(checkingFormats()))
          .getSchema(in, InputFormat.JSON)
          .validate(json, InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }

  /** The schema of a document. */
  public static String text(Document document) throws IOException {
    return text(document.schemaFile());
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder ->
            builder
                .schemas(address -> closed(address.substring(ADDRESS.length())))
                .schemaRegistryConfig(checkingFormats()));
  }

  private static SchemaRegistryConfig checkingFormats() {
    return SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
  }

  private static String text(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(Document.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The schema as it would be if no member might be added. */
  private static String closed(String file) {
    try {
      JsonElement schema = JsonParser.parseString(text(file));
      close(schema);
      return schema.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void close(JsonElement element) {
    if (element instanceof JsonArray array) {
      array.forEach(Schemas::close);
    } else if (element instanceof JsonObject object) {
      object.asMap().values().forEach(Schemas::close);
      if (object.has(MEMBERS)
          && object.has("type")
          && new JsonPrimitive("object").equals(object.get("type"))) {
        object.addProperty("additionalProperties", false);
      }
    }
  }
}
