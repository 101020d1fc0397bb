package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfData;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A loader profile as a TOML document. */
final class ProfileFile {
  private static final String HOME = "io/github/nanvix/toolchain/loaders/";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private ProfileFile() {}

  static LoaderProfile named(String name) {
    String file = "loaders/" + name + ".toml";
    if (NAME.matcher(name).matches()) {
      try (InputStream in =
          ProfileFile.class.getClassLoader().getResourceAsStream(HOME + name + ".toml")) {
        if (in != null) {
          return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw BuildException.input(
        "There is no loader profile \"" + name + "\" (looked for \"" + file + "\").",
        "Use \"nanvix-2026-07\", or add that file to nanvix-toolchain.");
  }

  static LoaderProfile parse(String document, String text) {
    TomlNode root =
        TomlFile.parse(document, text)
            .allowOnly("name", "files", "relocations", "search", "binding");
    return new LoaderProfile(
        root.string("name"),
        files(root.table("files")),
        relocations(root.table("relocations")),
        search(root.table("search")),
        binding(root.table("binding")));
  }

  private static LoaderProfile.FileRules files(TomlNode node) {
    node.allowOnly(
        "class",
        "data",
        "machine",
        "executable-types",
        "page-size",
        "sections-by-name",
        "thread-local-storage");
    long pageSize = node.optionalSize("page-size").orElse(0L);
    if (Long.bitCount(pageSize) != 1) {
      throw node.refuse("page-size", "is " + pageSize, "a power of two");
    }
    return new LoaderProfile.FileRules(
        node.parsed("class", ElfClass::valueOf),
        node.parsed("data", ElfData::valueOf),
        node.parsed("machine", ElfMachine::named),
        Set.copyOf(several(node, "executable-types", ElfType::named)),
        pageSize,
        node.flag("sections-by-name"),
        node.flag("thread-local-storage"));
  }

  private static LoaderProfile.RelocationRules relocations(TomlNode node) {
    node.allowOnly("types", "sections");
    return new LoaderProfile.RelocationRules(
        several(node, "types", Function.identity()),
        several(node, "sections", Function.identity()));
  }

  private static LoaderProfile.SearchRules search(TomlNode node) {
    node.allowOnly("directories", "runpath", "rpath", "origin-is-working-directory", "cycles");
    return new LoaderProfile.SearchRules(
        several(node, "directories", RelativePath::new),
        node.flag("runpath"),
        node.flag("rpath"),
        node.flag("origin-is-working-directory"),
        node.flag("cycles"));
  }

  private static LoaderProfile.BindingRules binding(TomlNode node) {
    node.allowOnly("order", "weak-undefined-is-zero");
    return new LoaderProfile.BindingRules(
        several(node, "order", Scope::named), node.flag("weak-undefined-is-zero"));
  }

  /** A list that must hold something, each value made by a factory that refuses nonsense. */
  private static <T> List<T> several(TomlNode node, String key, Function<String, T> factory) {
    Set<T> values = new LinkedHashSet<>();
    for (String text : node.strings(key)) {
      try {
        values.add(factory.apply(text));
      } catch (IllegalArgumentException e) {
        throw node.refuse(key, String.valueOf(e.getMessage()), "valid values");
      }
    }
    if (values.isEmpty()) {
      throw node.refuse(key, "is missing or empty", "an array of strings");
    }
    return List.copyOf(values);
  }
}
