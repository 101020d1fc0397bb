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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A loader profile as a TOML document. */
final class ProfileFile {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Set<String> SEVERITIES = Set.of("error", "warning", "info", "off");

  private ProfileFile() {}

  static LoaderProfile read(PinCatalog pins, String name) {
    int at = name.indexOf('@');
    String plain = at < 0 ? name : name.substring(0, at);
    String file = "loaders/" + plain + ".toml";
    if (!NAME.matcher(plain).matches() || pins.find(file).isEmpty()) {
      throw BuildException.input(
          "There is no loader profile \"" + plain + "\" (looked for \"" + file + "\").",
          "Use \"nanvix-2026-11\", \"nanvix-2026-07\", \"nanvix-2026-06\", \"glibc\" or \"musl\", or"
              + " put that file into the project's pin directory.");
    }
    Optional<String> level = Optional.of(name.substring(plain.length())).filter(l -> !l.isEmpty());
    return parse(pins.toml(file), level.map(text -> text.substring(1)));
  }

  static LoaderProfile parse(String document, String text) {
    return parse(TomlFile.parse(document, text), Optional.empty());
  }

  private static LoaderProfile parse(TomlNode root, Optional<String> level) {
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
        root.string("name") + level.map(text -> "@" + text).orElse(""),
        files(root.table("files")),
        relocations(root.table("relocations")),
        search(root.table("search"), level),
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
        "address-base",
        "sections-by-name",
        "thread-local-storage",
        "indirect-functions",
        "empty-segments",
        "interpreter",
        "executable-needs",
        "pie-is-no-library",
        "identification",
        "entry-sizes",
        "flags",
        "takes");
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
        node.optionalSize("address-base").orElse(0L),
        node.flag("sections-by-name"),
        node.flag("thread-local-storage"),
        node.flag("indirect-functions"),
        node.flag("empty-segments"),
        node.flag("interpreter"),
        node.parsed("executable-needs", text -> constant(ExecutableNeeds.class, text)),
        node.flag("pie-is-no-library"),
        node.flag("identification"),
        node.flag("entry-sizes"),
        node.flag("flags"),
        all(node, "takes", Refusal::keyed));
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

  private static LoaderProfile.SearchRules search(TomlNode node, Optional<String> level) {
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
        "last-name-first",
        "by-cpu");
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
        node.flag("last-name-first"),
        byCpu(node, level));
  }

  private static Map<ElfMachine, CpuDirectories> byCpu(TomlNode node, Optional<String> level) {
    Map<ElfMachine, CpuDirectories> byCpu = new LinkedHashMap<>();
    Set<String> known = new LinkedHashSet<>();
    TomlNode machines = node.optionalTable("by-cpu").orElse(node);
    for (String machine : machines == node ? Set.<String>of() : machines.keys()) {
      TomlNode table = machines.table(machine).allowOnly("levels", "always", "uncertain");
      CpuDirectories directories =
          new CpuDirectories(
              table.strings("levels"), table.strings("always"), table.strings("uncertain"), level);
      known.addAll(directories.names());
      byCpu.put(ElfMachine.named(machine), directories);
    }
    if (level.isPresent() && !known.contains(level.get())) {
      throw BuildException.input(
          "The loader looks into no directories of CPUs of the level \"" + level.get() + "\".",
          known.isEmpty()
              ? "Leave nanvix.hwcaps away; only glibc has such directories."
              : "Give nanvix.hwcaps as one of " + known + ".");
    }
    return Collections.unmodifiableMap(byCpu);
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
    Set<T> values = all(node, key, factory);
    if (values.isEmpty()) {
      throw node.refuse(key, "is missing or empty", "an array of strings");
    }
    return values;
  }

  private static <T> Set<T> all(TomlNode node, String key, Function<String, T> factory) {
    Set<T> values = new LinkedHashSet<>();
    for (String text : node.strings(key)) {
      try {
        values.add(factory.apply(text));
      } catch (IllegalArgumentException e) {
        throw node.refuse(key, Reason.of(e), "valid values");
      }
    }
    return Collections.unmodifiableSet(values);
  }
}
