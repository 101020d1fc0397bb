// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.compare.Detail;
import io.github.nanvix.maven.compare.Detail.Attribute;
import io.github.nanvix.maven.compare.Detail.InFile;
import io.github.nanvix.maven.compare.Detail.InSection;
import io.github.nanvix.maven.compare.Detail.Line;
import io.github.nanvix.maven.compare.Detail.Missing;
import io.github.nanvix.maven.compare.Detail.Near;
import io.github.nanvix.maven.compare.Detail.Pair;
import io.github.nanvix.maven.compare.Difference;
import java.util.OptionalInt;

/** A difference of two files as part of a JSON document. */
final class DifferenceJson {
  private DifferenceJson() {}

  static JsonFields of(Difference difference) {
    JsonFields fields = new JsonFields().with("place", difference.place());
    add(fields, difference.detail());
    return fields.with("text", difference.text());
  }

  private static void add(JsonFields fields, Detail detail) {
    if (detail instanceof Missing missing) {
      fields.with("kind", "missing").with("only-in", missing.inFirst() ? "first" : "second");
    } else if (detail instanceof Attribute attribute) {
      fields
          .with("kind", "attribute")
          .with("field", attribute.field())
          .with("first", attribute.first())
          .with("second", attribute.second());
    } else if (detail instanceof Line line) {
      fields
          .with("kind", "line")
          .with("line", line.number())
          .with("column", line.column())
          .with("first", line.first())
          .with("second", line.second());
    } else if (detail instanceof InSection inSection) {
      fields
          .with("kind", "section")
          .with("section", inSection.section())
          .with("offset", inSection.offset())
          .with("symbol", inSection.symbol().map(Near::name))
          .with("symbol-offset", inSection.symbol().map(Near::distance));
      add(fields, inSection.bytes());
    } else if (detail instanceof InFile inFile) {
      fields.with("kind", "bytes").with("offset", inFile.offset());
      add(fields, inFile.bytes());
    }
  }

  private static void add(JsonFields fields, Pair bytes) {
    add(fields, "first", bytes.first());
    add(fields, "second", bytes.second());
  }

  private static void add(JsonFields fields, String name, OptionalInt value) {
    value.ifPresent(number -> fields.with(name, (Object) number));
  }
}
