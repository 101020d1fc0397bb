// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ArMember;
import io.github.nanvix.maven.elf.ElfClass;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.target.Triple;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a static archive must be so that it can be linked whole: every member a relocatable object
 * of the target. A nested archive, which libtool makes of an archive given by path, passes ordinary
 * links unnoticed and fails there.
 *
 * @param name what messages call the archive
 */
record ArchiveInspection(String name, Path file, Triple triple) {

  void requireRelocatableMembers() throws IOException {
    ArArchive archive;
    try {
      archive = ArArchive.read(file);
    } catch (ElfFormatException e) {
      throw refuse("is not a complete ar archive: " + Reason.of(e));
    }
    if (archive.members().isEmpty()) {
      throw refuse("is empty");
    }
    for (ArMember member : archive.members()) {
      requireObject(member);
    }
  }

  private void requireObject(ArMember member) {
    if (member.isArchive()) {
      throw refuse(
          "holds the archive \""
              + member.name()
              + "\" as a member; expected relocatable objects."
              + " Name libraries with -l, not by path, when the archive is made");
    }
    ElfImage image;
    try {
      image = member.image();
    } catch (ElfFormatException e) {
      throw refuse("holds \"" + member.name() + "\", which is not an ELF object: " + Reason.of(e));
    }
    boolean wide = triple.text().startsWith("x86_64");
    ElfClass elfClass = wide ? ElfClass.ELF64 : ElfClass.ELF32;
    ElfMachine machine = wide ? ElfMachine.X86_64 : ElfMachine.I386;
    if (!image.type().equals(ElfType.REL)
        || image.elfClass() != elfClass
        || !image.machine().equals(machine)) {
      throw refuse(
          "holds \""
              + member.name()
              + "\", which is "
              + image.type()
              + " "
              + image.elfClass()
              + " "
              + image.machine()
              + "; expected ET_REL "
              + elfClass
              + " "
              + machine);
    }
  }

  private BuildException refuse(String fault) {
    return BuildException.input(
        "Static archive \"" + name + "\" " + fault + ".", "Correct the port's recipe or source.");
  }
}
