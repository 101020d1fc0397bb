// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.SectionType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a loader refuses that finds tables by section name. */
record SectionAcceptance(LoaderProfile profile) {
  private static final Set<SectionType> RELOCATIONS =
      Set.of(SectionType.REL, SectionType.RELA, SectionType.RELR);

  void sections(ElfImage image, Acceptance.Report report) {
    if (!image.namesNotText().isEmpty()) {
      report.add(
          Refusal.NAMES_NOT_TEXT,
          "has names in %s that are not UTF-8",
          String.join(" and ", image.namesNotText()));
    }
    if (image.section(".dynsym").isEmpty()) {
      report.add(
          Refusal.SYMBOL_TABLE,
          "has no section .dynsym, by whose name the loader finds the symbol table");
    } else if (image.section(".dynstr").isEmpty()) {
      report.add(
          Refusal.STRING_TABLE,
          "has no section .dynstr, by whose name the loader finds the names of symbols");
    }
    List<Section> sections = image.sections();
    Set<String> names = new HashSet<>();
    if (!sections.isEmpty()) {
      // The null section has the empty name.
      names.add(sections.get(0).name());
    }
    for (Section section : sections.subList(Math.min(1, sections.size()), sections.size())) {
      if (!names.add(section.name())) {
        report.add(Refusal.SECTION_TWICE, "has two sections named \"%s\"", section.name());
      }
      if (section.isAllocated() && RELOCATIONS.contains(section.type())) {
        unread(section, report);
      }
    }
  }

  private void unread(Section section, Acceptance.Report report) {
    List<String> read = profile.relocations().sections();
    SectionType form = profile.relocations().form();
    if (!section.type().equals(form)) {
      report.add(
          Refusal.RELOCATION_FORM,
          "has relocations in section %s that are %s; expected %s only",
          section.name(),
          section.type(),
          form);
    } else if (!read.contains(section.name())) {
      report.add(
          Refusal.RELOCATION_SECTION,
          "has relocations in section %s, which are never applied; expected them in one of %s",
          section.name(),
          read);
    }
  }
}
