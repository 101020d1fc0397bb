// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One file that some plan maps, with what is derived from its tables once for all plans. */
final class OpenedFile {
  private final int number;
  private final RelativePath path;
  private final ElfImage image;
  private final int[] undefined;
  private final Set<String> unfound;
  private @Nullable Set<String> relocated;
  private @Nullable List<LoadFailure> faults;
  private boolean asProgram;

  /**
   * @param undefined the indexes of its undefined symbols
   * @param unfound the names of definitions to which its hash table does not lead
   */
  OpenedFile(int number, RelativePath path, ElfImage image, int[] undefined, Set<String> unfound) {
    this.unfound = Set.copyOf(unfound);
    this.number = number;
    this.path = path;
    this.image = image;
    this.undefined = undefined;
  }

  int number() {
    return number;
  }

  RelativePath path() {
    return path;
  }

  ElfImage image() {
    return image;
  }

  /** Whether loaders come to all of the file's definitions. */
  boolean findsAll() {
    return unfound.isEmpty();
  }

  /** Whether a loader that looks for a name comes to the file's definitions of it. */
  boolean isFound(String name) {
    return !unfound.contains(name);
  }

  /** The symbols that other files must or may define, in table order. */
  Iterable<Symbol> undefined() {
    return () -> Arrays.stream(undefined).mapToObj(image.dynamicSymbols()::get).iterator();
  }

  /** Whether a loader that joins the two would take them for one machine. */
  boolean fits(OpenedFile other) {
    return image.machine().equals(other.image.machine())
        && image.elfClass() == other.image.elfClass()
        && image.data() == other.image.data();
  }

  /** Whether a kernel starts it, rather than that another file opens it. */
  boolean isProgram() {
    return image.type().equals(ElfType.EXEC) || image.interpreter().isPresent();
  }

  /** In which respect it does not fit another file, as a clause. */
  String foreignTo(OpenedFile other) {
    return "is "
        + image.platform()
        + "; expected "
        + other.image.platform()
        + ", as "
        + other.path
        + " is";
  }

  /** What is wrong with it as a library or as the program; found once, for all plans. */
  List<LoadFailure> faults(Acceptance acceptance, boolean program) {
    List<LoadFailure> known = faults;
    if (known == null || program != asProgram) {
      known = List.copyOf(acceptance.faults(path, image, program));
      faults = known;
      asProgram = program;
    }
    return known;
  }

  /** The own entries into which a program has the data of a library copied (R_*_COPY). */
  List<Symbol> copied() {
    Set<Symbol> copied = new LinkedHashSet<>();
    for (RelocationTable table :
        isProgram() ? image.dynamicRelocations() : List.<RelocationTable>of()) {
      for (int i = 0; i < table.size(); i++) {
        long symbol = table.isCopy(i) ? table.symbolIndex(i) : 0;
        if (symbol > 0 && symbol < image.dynamicSymbols().size()) {
          copied.add(image.dynamicSymbols().get((int) symbol));
        }
      }
    }
    return List.copyOf(copied);
  }

  /** The names that applied relocations refer to: loaders look nothing else up. */
  Set<String> relocated(LoaderProfile profile) {
    Set<String> names = relocated;
    if (names == null) {
      names = new HashSet<>();
      boolean all = profile.relocations().types().isEmpty();
      AppliedTypes types = new AppliedTypes(profile);
      for (RelocationTable table : profile.relocations().applied(image)) {
        for (int i = 0; i < table.size(); i++) {
          if (all || types.of(table, i).isKnown()) {
            names.add(table.get(i).symbol());
          }
        }
      }
      relocated = names;
    }
    return names;
  }
}
