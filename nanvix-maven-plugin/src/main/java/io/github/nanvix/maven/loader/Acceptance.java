// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a loader maps a file and applies all its relocations. */
public final class Acceptance {
  private final LoaderProfile profile;
  private final HeaderAcceptance header;
  private final SectionAcceptance sections;
  private final SegmentAcceptance segments;
  private final RelocationAcceptance relocations;

  /** By the rules of one loader. */
  public Acceptance(LoaderProfile profile) {
    this.profile = profile;
    this.header = new HeaderAcceptance(profile);
    this.sections = new SectionAcceptance(profile);
    this.segments = new SegmentAcceptance(profile);
    this.relocations = new RelocationAcceptance(profile);
  }

  /** The faults of a list that the loader refuses; of the others people should know. */
  List<LoadFailure> refused(List<LoadFailure> faults) {
    return faults.stream().filter(fault -> fault.kind().isRefusedBy(profile)).toList();
  }

  /**
   * What is wrong with a file, in the order in which a loader comes across it, whether this one
   * refuses it or goes on ({@link Refusal#isRefusedBy}).
   *
   * @param path what the failures call the file
   * @param program whether it is the program that runs, not one that is opened
   */
  public List<LoadFailure> faults(RelativePath path, ElfImage image, boolean program) {
    Report report = new Report(path, new ArrayList<>());
    boolean byName = profile.files().sectionsByName();
    header.header(image, program, report);
    // No loader reads on in a file of another machine, or without code and tables.
    if (report.faults().stream().anyMatch(LoadFailure::isOfLibrary)) {
      return report.faults();
    }
    image
        .sectionFault()
        .ifPresent(
            fault ->
                report.add(
                    Refusal.SECTION_HEADERS, "has section headers that cannot be read: %s", fault));
    if (!program && !byName) {
      header.dynamicArray(image, report);
    }
    if (!program) {
      image
          .hashFault()
          .ifPresent(
              fault ->
                  report.add(
                      Refusal.HASH_TABLE,
                      "has a hash table in which no loader finds anything: %s",
                      fault));
    }
    // Where tables are found by section name, the kernel maps the program, which relocates itself.
    if (program && byName) {
      segments.programSegments(image, report);
      segments.mapping(image, report);
      return report.faults();
    }
    if (byName && image.sectionFault().isEmpty()) {
      sections.sections(image, report);
    }
    segments.segments(image, report);
    segments.mapping(image, report);
    if (!report.has(Refusal.NO_SEGMENTS)) {
      relocations.relocations(image, report);
    }
    return report.faults();
  }

  /** What a loader refuses a library for. */
  List<LoadFailure> refusals(RelativePath path, ElfImage image) {
    return refused(faults(path, image, false));
  }

  /** What keeps a running program from opening a file, though it may start with it. */
  static List<LoadFailure> unopenable(OpenedFile file) {
    return file.image().dynamic().isNotToBeOpened()
        ? List.of(
            LoadFailure.of(
                file.path(),
                Refusal.NO_OPEN,
                "may not be opened by a running program (DF_1_NOOPEN)"))
        : List.of();
  }

  /** What is wrong with one file, collected. */
  record Report(RelativePath path, List<LoadFailure> faults) {

    /** One more, its words as of {@link String#format}. */
    void add(Refusal kind, String fault, Object... arguments) {
      faults.add(LoadFailure.of(path, kind, String.format(Locale.ROOT, fault, arguments)));
    }

    /** The same, of a kind of which one is enough. */
    void once(Refusal kind, String fault, Object... arguments) {
      if (!has(kind)) {
        add(kind, fault, arguments);
      }
    }

    boolean has(Refusal kind) {
      return faults.stream().anyMatch(fault -> fault.kind() == kind);
    }
  }
}
