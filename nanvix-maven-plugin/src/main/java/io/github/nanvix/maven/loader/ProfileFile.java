// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfData;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlFile;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toml.TomlRecord;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A loader profile as a TOML document. */
final class ProfileFile {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+([-_][a-z0-9]+)*");
  private static final Set<String> SEVERITIES = Set.of("error", "warning", "info", "off");

  private static final TomlRecord RECORDS =
      new TomlRecord(
          Map.of(
              ElfClass.class, ElfClass::valueOf,
              ElfData.class, ElfData::valueOf,
              ElfMachine.class, ElfMachine::named,
              ElfType.class, ElfType::named,
              RelativePath.class, RelativePath::new));

  private ProfileFile() {}

  static LoaderProfile read(PinCatalog pins, String name) {
    int at = name.indexOf('@');
    String plain = at < 0 ? name : name.substring(0, at);
    String file = "loaders/" + plain + ".toml";
    if (!NAME.matcher(plain).matches() || pins.find(file).isEmpty()) {
      throw BuildException.input(
          "There is no loader profile \"" + plain + "\" (looked for \"" + file + "\").",
          "Use one of "
              + pins.names("loaders")
              + ", or put that file into the project's pin directory.");
    }
    return parse(pins.toml(file), name.substring(plain.length()));
  }

  static LoaderProfile parse(String document, String text) {
    return parse(TomlFile.parse(document, text), "");
  }

  private static LoaderProfile parse(TomlNode root, String level) {
    LoaderProfile read = RECORDS.read(root, LoaderProfile.class);
    if (Long.bitCount(read.files().pageSize()) != 1) {
      throw root.table("files")
          .refuse("page-size", "is " + read.files().pageSize(), "a power of two");
    }
    read.severity()
        .forEach(
            (id, severity) -> {
              if (!SEVERITIES.contains(severity)) {
                throw root.table("severity")
                    .refuse(id, "is \"" + severity + "\"", "one of " + SEVERITIES);
              }
            });
    LoaderProfile profile =
        new LoaderProfile(
            read.name() + level,
            read.files(),
            read.relocations(),
            read.search(),
            read.binding(),
            read.constructors(),
            read.severity(),
            read.words());
    profile
        .cpuLevel()
        .ifPresent(
            one ->
                requireKnown(
                    one,
                    profile.search().byCpu().values().stream()
                        .flatMap(directories -> directories.names().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
    return profile;
  }

  private static void requireKnown(String level, Set<String> known) {
    if (!known.contains(level)) {
      throw BuildException.input(
          "The loader looks into no directories of CPUs of the level \"" + level + "\".",
          known.isEmpty()
              ? "Leave nanvix.hwcaps away; only glibc has such directories."
              : "Give nanvix.hwcaps as one of " + known + ".");
    }
  }
}
