// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.loader.ChangedProfile;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.function.Consumer;

/** Segments, sections, relocations, constructors. */
final class MappingFixtures {
  private static final int PT_GNU_STACK = 0x6474e551;
  private static final int DT_GNU_HASH = 0x6ffffef5;
  private static final int DT_RELSZ = 18;
  private static final String CONSTRUCTOR =
      "static volatile int made; __attribute__((constructor)) static void make(void) { made = 1; }";
  private static final String ONE_MORE = "__attribute__((used)) static __thread int one = 1;";

  private MappingFixtures() {}

  static void addTo(CheckFixtures all) {
    segments(all);
    sections(all);
    relocations(all);
    constructors(all);
  }

  private static Consumer<TestImage> linked(String... options) {
    return image -> image.spam("", (Object[]) options);
  }

  private static Consumer<TestImage> patched(Consumer<ElfPatch> damage) {
    return image -> {
      image.spam("");
      damage.accept(image.patch(TestImage.SPAM));
    };
  }

  private static void segments(CheckFixtures all) {
    all.add("ELF-SEG-001", linked("-Wl,-Ttext-segment=0x400000"), linked("-Wl,-Ttext-segment=0"));
    all.add("ELF-SEG-002", patched(ElfPatch::overlap), linked());
    all.add("ELF-SEG-003", linked("-Wl,-z,execstack"), linked("-Wl,-z,noexecstack"));
    all.add(
        "ELF-SEG-004",
        patched(file -> file.loadOffset(1, 4)),
        patched(file -> file.loadOffset(1, 4096)));
    all.add("ELF-SEG-005", patched(file -> file.loadSizes(2, 0, 0)), linked());
    all.add(
        "ELF-SEG-006",
        patched(file -> file.loadSizes(2, 2, 1)),
        patched(file -> file.loadSizes(2, 1, 2)));
    all.add(
        "ELF-SEG-007",
        patched(file -> file.loadFlags(1, 7)),
        patched(file -> file.loadFlags(1, 5)));
    all.add("ELF-SEG-008", patched(file -> file.segmentType(PT_GNU_STACK, 0)), linked());
    all.add(
        "ELF-SEG-011",
        patched(
            file -> {
              file.loadSizes(2, 0, 1);
              file.loadOffset(2, 1 << 28);
            }),
        patched(file -> file.loadSizes(2, 0, 1)));
    all.add(
        "ELF-SEG-012",
        image -> {
          image.profile(p -> without(p, "ELF-FILE-006"));
          image.spam("char spam_much[0x70000000];");
        },
        image -> image.spam("char spam_much[0x100000];"));
    all.add("ELF-SEG-013", patched(file -> file.loadSizes(2, 2, 0)), linked());
    all.add(
        "ELF-SEG-010",
        image -> {
          // What is not mapped has no tables either, which these two say of it.
          image.profile(p -> without(p, "ELF-REL-005", "ELF-SEC-003"));
          patched(MappingFixtures::unmapped).accept(image);
        },
        linked());
    all.add("ELF-SEG-009", linked("-Wl,-z,norelro"), linked("-Wl,-z,relro"));
  }

  private static void sections(CheckFixtures all) {
    all.add(
        "ELF-SEC-005",
        patched(file -> file.rename(".dynstr", ".dynstx")),
        patched(file -> file.rename(".comment", ".dynstx")));
    all.add("ELF-SEC-001", patched(file -> file.rename(".dynsym", ".dynsyx")), linked());
    all.add(
        "ELF-SEC-002",
        patched(file -> file.rename(".comment", ".dynamic")),
        patched(file -> file.rename(".comment", ".dynamix")));
    all.add(
        "ELF-SEC-003",
        patched(file -> file.dynamicTag(DT_GNU_HASH, 0x6ffffdf5)),
        linked("-Wl,--hash-style=sysv"));
    all.add("ELF-SEC-004", linked(TestImage.UNSTRIPPED), linked());
  }

  private static void relocations(CheckFixtures all) {
    all.add(
        "ELF-REL-001",
        linked("-Wl,-z,pack-relative-relocs"),
        linked("-Wl,-z,nopack-relative-relocs"));
    all.add("ELF-REL-002", linked("-Wl,-z,nocombreloc"), linked("-Wl,-z,combreloc"));
    all.add(
        "ELF-REL-003", patched(file -> file.relocation(0)), patched(file -> file.relocation(8)));
    String call = "int spam_value; int spam_get(void) { return spam_value; }";
    all.add(
        "ELF-REL-004",
        image -> image.spam(call, "-fno-pic", "-Wl,-z,notext"),
        image -> image.spam(call, "-fPIC"));
    all.add("ELF-REL-005", patched(file -> file.dynamicValue(DT_RELSZ, -8)), linked());
    all.add(
        "ELF-REL-007",
        image -> {
          image.profile(MappingFixtures::byDynamicArray);
          image.spam("", "-Wl,-z,pack-relative-relocs");
        },
        image -> {
          image.profile(MappingFixtures::byDynamicArray);
          image.spam("");
        });
    all.add(
        "ELF-SEC-007",
        image -> image.spam("int spam_coffee __asm__(\"caf\\351\");"),
        image -> image.spam("int spam_coffee __asm__(\"caf\\303\\251\");"));
    all.add("ELF-SEC-008", patched(file -> file.word(".gnu.hash", 2, 0)), linked());
    all.add("ELF-REL-010", patched(file -> file.relocation(12)), linked());
    all.add(
        "ELF-REL-012",
        patched(
            file -> {
              file.relocation(1);
              file.relocationSymbol(0xff);
            }),
        linked());
    all.add("ELF-SEC-006", patched(file -> file.header(46, 1)), linked());
    byDynamicArray(all);
    all.add("ELF-REL-008", patched(file -> file.relocationSymbol(1)), linked());
    all.add(
        "ELF-REL-009", patched(file -> file.relocation(1)), patched(file -> file.relocation(8)));
    all.add(
        "ELF-REL-006",
        patched(file -> file.relocationPlace(0x7ffffff0)),
        patched(file -> file.relocation(8)));
    all.add(
        "ELF-REL-011",
        patched(file -> file.relocationAddend(0x80000010)),
        patched(file -> file.relocationAddend(0x2ffffff0)));
    all.add("ELF-TLS-001", image -> image.spam(ONE_MORE), image -> image.spam("int one = 1;"));
    all.add(
        "ELF-TLS-002",
        patched(file -> file.symbol("PyInit_spam", 1, 6)),
        patched(file -> file.symbol("PyInit_spam", 1, 2)));
  }

  private static void constructors(CheckFixtures all) {
    all.add("ELF-CTOR-001", linked("-Wl,-init,PyInit_spam"), image -> image.spam(CONSTRUCTOR));
    all.add(
        "ELF-CTOR-002",
        image -> {
          image.profile(MappingFixtures::withoutConstructors);
          image.spam(CONSTRUCTOR);
        },
        image -> image.spam(CONSTRUCTOR));
  }

  private static void byDynamicArray(CheckFixtures all) {
    all.add(
        "ELF-HDR-006",
        image -> {
          image.profile(MappingFixtures::byDynamicArray);
          image.library("libx.so", "");
          image.patch("lib/libx.so").segmentType(2, 0);
          image.profile(p -> without(p, "ELF-DYN-002", "ELF-SEC-003", "ELF-REL-005"));
        },
        image -> {
          image.profile(MappingFixtures::byDynamicArray);
          image.library("libx.so", "");
        });
    all.add(
        "ELF-DYN-015",
        image -> {
          image.profile(MappingFixtures::byDynamicArray);
          patched(file -> file.dynamicTag(6, 0x6ffffdf5)).accept(image);
        },
        image -> {
          image.profile(MappingFixtures::byDynamicArray);
          image.spam("");
        });
    all.add(
        "ELF-DYN-016",
        image -> {
          image.library("libx.so", "");
          image.patch("lib/libx.so").dynamic(10, 1);
        },
        image -> image.library("libx.so", ""));
  }

  private static LoaderProfile without(LoaderProfile p, String... ids) {
    java.util.Map<String, String> off = new java.util.HashMap<>();
    for (String id : ids) {
      off.put(id, "off");
    }
    return new LoaderProfile(
        p.name(),
        p.files(),
        p.relocations(),
        p.search(),
        p.binding(),
        p.constructors(),
        off,
        p.words());
  }

  /** Neither PT_DYNAMIC nor PT_LOAD. */
  private static void unmapped(ElfPatch file) {
    file.segmentType(2, 0);
    file.segmentType(1, 0);
  }

  private static LoaderProfile byDynamicArray(LoaderProfile july) {
    return ChangedProfile.of(
        "sections-by-name = true",
        "sections-by-name = false",
        "sections = [\".rel.plt\", \".rel.dyn\"]",
        "sections = []");
  }

  private static LoaderProfile withoutConstructors(LoaderProfile p) {
    return new LoaderProfile(
        p.name(),
        p.files(),
        p.relocations(),
        p.search(),
        p.binding(),
        new LoaderProfile.ConstructorRules(
            false,
            false,
            p.constructors().order(),
            p.constructors().destructors(),
            p.constructors().nested()),
        p.severity(),
        p.words());
  }
}
