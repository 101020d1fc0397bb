package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a loader maps a file and applies all its relocations. */
public final class Acceptance {
  private static final Set<Refusal> UNREADABLE = EnumSet.of(Refusal.MACHINE, Refusal.DEBUG_FILE);

  private static final long DF_1_NOOPEN = 0x40;

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
    List<LoadFailure> faults = new ArrayList<>();
    Report report = (kind, fault) -> faults.add(new LoadFailure.RefusedFile(path, kind, fault));
    header.header(image, program, report);
    // No loader reads on in a file of another machine, or without code and tables.
    if (faults.stream().map(LoadFailure::kind).anyMatch(UNREADABLE::contains)) {
      return faults;
    }
    image
        .sectionFault()
        .ifPresent(
            fault ->
                report.add(
                    Refusal.SECTION_HEADERS, "has section headers that cannot be read: " + fault));
    if (!program && !profile.files().sectionsByName()) {
      header.dynamicArray(image, report);
    }
    if (!program) {
      image
          .hashFault()
          .ifPresent(
              fault ->
                  report.add(
                      Refusal.HASH_TABLE,
                      "has a hash table in which no loader finds anything: " + fault));
    }
    // Where tables are found by section name, the kernel maps the program, which relocates itself.
    if (program && profile.files().sectionsByName()) {
      segments.programSegments(image, report);
      segments.mapping(image, report);
      return faults;
    }
    if (profile.files().sectionsByName() && image.sectionFault().isEmpty()) {
      sections.sections(image, report);
    }
    segments.segments(image, report);
    segments.mapping(image, report);
    if (faults.stream().noneMatch(fault -> fault.kind() == Refusal.NO_SEGMENTS)) {
      relocations.relocations(image, report);
    }
    return faults;
  }

  /** What keeps a running program from opening a file, though it may start with it. */
  static List<LoadFailure> unopenable(OpenedFile file) {
    return (file.image().dynamic().flags1() & DF_1_NOOPEN) == 0
        ? List.of()
        : List.of(
            new LoadFailure.RefusedFile(
                file.path(),
                Refusal.NO_OPEN,
                "may not be opened by a running program (DF_1_NOOPEN)"));
  }

  @FunctionalInterface
  interface Report {
    void add(Refusal kind, String fault);
  }
}
