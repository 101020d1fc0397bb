// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Segment;
import io.github.nanvix.maven.elf.SegmentType;
import io.github.nanvix.maven.fs.Count;

/** What a loader refuses for the segments of a file. */
record SegmentAcceptance(LoaderProfile profile) {
  /** What the kernel refuses of the program. */
  void programSegments(ElfImage image, Acceptance.Report report) {
    long page = profile.files().pageSize();
    long end = 0;
    for (Segment segment : image.segments()) {
      if (segment.isLoaded()) {
        if (segment.address() / page * page < end) {
          overlap(Refusal.PROGRAM_SEGMENTS, segment, end, report);
          return;
        }
        end = pageEnd(segment);
      }
    }
  }

  /** Where the last page of a library ends, counted from its base. */
  long end(ElfImage image) {
    return image.segments().stream()
        .filter(Segment::isLoaded)
        .mapToLong(this::pageEnd)
        .max()
        .orElse(0);
  }

  private long pageEnd(Segment segment) {
    long page = profile.files().pageSize();
    return (segment.address() + segment.memorySize() + page - 1) / page * page;
  }

  private static void overlap(Refusal kind, Segment segment, long end, Acceptance.Report report) {
    report.add(
        kind,
        "has a PT_LOAD at 0x%x, not above page end 0x%x of the one before",
        segment.address(),
        end);
  }

  void segments(ElfImage image, Acceptance.Report report) {
    LoaderProfile.FileRules rules = profile.files();
    if (!rules.threadLocalStorage() && !image.segments(SegmentType.TLS).isEmpty()) {
      report.add(Refusal.THREAD_LOCAL_STORAGE, "has a PT_TLS segment, which is ignored");
    }
    long page = rules.pageSize();
    long end = -1;
    long reached = 0;
    for (Segment segment : image.segments(SegmentType.LOAD)) {
      if (segment.memorySize() == 0 && segment.fileSize() == 0) {
        continue;
      }
      if (segment.memorySize() == 0) {
        report.add(
            Refusal.SEGMENT_WITHOUT_MEMORY,
            "has a PT_LOAD at 0x%x of %s in the file and none in memory",
            segment.address(),
            new Count(segment.fileSize(), "byte"));
        continue;
      }
      if (segment.fileSize() > segment.memorySize()) {
        report.add(
            Refusal.SEGMENT_SIZE,
            "has a PT_LOAD at 0x%x of %s in the file and %d in memory; expected no more in the"
                + " file",
            segment.address(),
            new Count(segment.fileSize(), "byte"),
            segment.memorySize());
      }
      if (rules.sectionsByName() && end < 0 && segment.address() >= page) {
        report.add(
            Refusal.FIRST_PAGE,
            "has its lowest PT_LOAD at 0x%x; expected it in page 0",
            segment.address());
      } else if (rules.sectionsByName() && segment.address() / page * page < end) {
        overlap(Refusal.SEGMENTS_OVERLAP, segment, end, report);
      } else if (!rules.sectionsByName() && segment.address() < reached) {
        report.add(
            Refusal.SEGMENTS_OVERLAP,
            "has a PT_LOAD at 0x%x, within the memory of the one before up to 0x%x",
            segment.address(),
            reached);
      }
      reached = segment.address() + segment.memorySize();
      end = pageEnd(segment);
    }
    if (rules.sectionsByName()) {
      for (Segment segment : image.behindEnd()) {
        report.add(
            Refusal.SEGMENT_RANGE,
            "has a PT_LOAD at offset 0x%x, behind the end of the file",
            segment.offset());
      }
    }
    long space = rules.addressSpace();
    if (end > 0 && space != 0 && Long.compareUnsigned(end, space) > 0) {
      report.add(
          Refusal.ADDRESS_SPACE, "has PT_LOADs up to 0x%x; expected no more than 0x%x", end, space);
    }
    if (end < 0) {
      report.add(Refusal.NO_SEGMENTS, "has no PT_LOAD: nothing of it would be mapped");
    }
  }

  /** What one loader refuses and another only maps worse; asked of the program as well. */
  void mapping(ElfImage image, Acceptance.Report report) {
    long page = profile.files().pageSize();
    for (Segment segment : image.segments(SegmentType.LOAD)) {
      if (segment.memorySize() == 0 && segment.fileSize() == 0) {
        report.add(
            Refusal.EMPTY_SEGMENT,
            "has a PT_LOAD at 0x%x that is empty; loaders before the middle of June 2026 abort on"
                + " it",
            segment.address());
      } else if ((segment.address() - segment.offset()) % page != 0) {
        report.add(
            Refusal.ALIGNMENT,
            "has a PT_LOAD at 0x%x and at offset 0x%x of the file; expected the same place within"
                + " a page of %d bytes",
            segment.address(),
            segment.offset(),
            page);
      }
    }
  }
}
