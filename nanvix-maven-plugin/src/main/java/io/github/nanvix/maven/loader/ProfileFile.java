package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfData;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A loader profile as a TOML document. */
final class ProfileFile {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Set<String> SEVERITIES = Set.of("error", "warning", "info", "off");

  private ProfileFile() {}

  static LoaderProfile read(PinCatalog pins, String name) {
    String file = "loaders/" + name + ".toml";
    if (!NAME.matcher(name).matches() || pins.find(file).isEmpty()) {
      throw BuildException.input(
          "There is no loader profile \"" + name + "\" (looked for \"" + file + "\").",
          "Use \"nanvix-2026-11\", \"nanvix-2026-07\", \"nanvix-2026-06\", \"glibc\" or \"musl\", or"
              + " put that file into the project's pin directory.");
    }
    return parse(pins.toml(file));
  }

  static LoaderProfile parse(String document, String text) {
    return parse(TomlFile.parse(document, text));
  }

  private static LoaderProfile parse(TomlNode root) {
    root.allowOnly(
        "name", "files", "relocations", "search", "binding", "constructors", "severity", "words");
    root.optionalTable("severity")
        .ifPresent(
            node ->
                node.keys()
                    .forEach(
                        id -> {
                          if (!SEVERITIES.contains(node.string(id))) {
                            throw node.refuse(
                                id, "is \"" + node.string(id) + "\"", "one of " + SEVERITIES);
                          }
                        }));
    return new LoaderProfile(
        root.string("name"),
        files(root.table("files")),
        relocations(root.table("relocations")),
        search(root.table("search")),
        binding(root.table("binding")),
        constructors(root.table("constructors")),
        root.stringMap("severity"),
        root.stringMap("words"));
  }

  private static LoaderProfile.FileRules files(TomlNode node) {
    node.allowOnly(
        "classes",
        "data",
        "machines",
        "executable-types",
        "page-size",
        "address-space",
        "sections-by-name",
        "thread-local-storage",
        "indirect-functions",
        "empty-segments",
        "interpreter",
        "executable-needs",
        "pie-is-no-library",
        "identification",
        "entry-sizes",
        "flags");
    long pageSize = node.optionalSize("page-size").orElse(0L);
    if (Long.bitCount(pageSize) != 1) {
      throw node.refuse("page-size", "is " + pageSize, "a power of two");
    }
    return new LoaderProfile.FileRules(
        several(node, "classes", ElfClass::valueOf),
        node.parsed("data", ElfData::valueOf),
        several(node, "machines", ElfMachine::named),
        several(node, "executable-types", ElfType::named),
        pageSize,
        node.optionalSize("address-space").orElse(0L),
        node.flag("sections-by-name"),
        node.flag("thread-local-storage"),
        node.flag("indirect-functions"),
        node.flag("empty-segments"),
        node.flag("interpreter"),
        node.parsed("executable-needs", text -> constant(ExecutableNeeds.class, text)),
        node.flag("pie-is-no-library"),
        node.flag("identification"),
        node.flag("entry-sizes"),
        node.flag("flags"));
  }

  private static LoaderProfile.RelocationRules relocations(TomlNode node) {
    node.allowOnly("types", "sections", "text", "copy", "packed");
    return new LoaderProfile.RelocationRules(
        node.strings("types"),
        node.strings("sections"),
        node.flag("text"),
        node.flag("copy"),
        node.flag("packed"));
  }

  private static LoaderProfile.SearchRules search(TomlNode node) {
    node.allowOnly(
        "directories",
        "as-it-stands",
        "runpath",
        "rpath",
        "inherited",
        "origin-is-working-directory",
        "origin-in-names",
        "passes-over-foreign",
        "sonames",
        "short-names",
        "own-names",
        "alphabetical",
        "traversal",
        "cycles",
        "chains",
        "filters",
        "last-name-first");
    return new LoaderProfile.SearchRules(
        List.copyOf(several(node, "directories", RelativePath::new)),
        node.flag("as-it-stands"),
        node.flag("runpath"),
        node.flag("rpath"),
        node.parsed("inherited", text -> constant(LoaderProfile.Inheritance.class, text)),
        node.flag("origin-is-working-directory"),
        node.flag("origin-in-names"),
        node.flag("passes-over-foreign"),
        node.flag("sonames"),
        node.flag("short-names"),
        node.strings("own-names"),
        node.flag("alphabetical"),
        node.parsed("traversal", text -> constant(Traversal.class, text)),
        node.flag("cycles"),
        node.flag("chains"),
        node.flag("filters"),
        node.flag("last-name-first"));
  }

  private static LoaderProfile.BindingRules binding(TomlNode node) {
    node.allowOnly(
        "order",
        "traversal",
        "weak-undefined-is-zero",
        "versions",
        "hidden-versions",
        "absolute-symbols",
        "state",
        "allocator");
    return new LoaderProfile.BindingRules(
        List.copyOf(several(node, "order", text -> constant(Scope.class, text))),
        node.parsed("traversal", text -> constant(Traversal.class, text)),
        node.flag("weak-undefined-is-zero"),
        node.flag("versions"),
        node.flag("hidden-versions"),
        node.flag("absolute-symbols"),
        node.strings("state"),
        node.strings("allocator"));
  }

  private static LoaderProfile.ConstructorRules constructors(TomlNode node) {
    node.allowOnly("init-array", "init", "order", "destructors", "nested");
    return new LoaderProfile.ConstructorRules(
        node.flag("init-array"),
        node.flag("init"),
        node.parsed("order", text -> constant(ConstructorOrder.class, text)),
        node.parsed("destructors", text -> constant(DestructorOrder.class, text)),
        node.flag("nested"));
  }

  /** The constant that a profile calls by its name in lower case, with hyphens. */
  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException("is \"" + name + "\", which is not known here");
  }

  /** A list that must hold something, each value made by a factory that refuses nonsense. */
  private static <T> Set<T> several(TomlNode node, String key, Function<String, T> factory) {
    Set<T> values = new LinkedHashSet<>();
    for (String text : node.strings(key)) {
      try {
        values.add(factory.apply(text));
      } catch (IllegalArgumentException e) {
        throw node.refuse(key, Reason.of(e), "valid values");
      }
    }
    if (values.isEmpty()) {
      throw node.refuse(key, "is missing or empty", "an array of strings");
    }
    return Collections.unmodifiableSet(values);
  }
}
