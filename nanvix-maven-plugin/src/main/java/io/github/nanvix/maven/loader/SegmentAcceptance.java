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
          report.add(Refusal.PROGRAM_SEGMENTS, overlap(segment, end));
          return;
        }
        end = (segment.address() + segment.memorySize() + page - 1) / page * page;
      }
    }
  }

  /** Where the last page of a library ends, counted from its base. */
  static long end(LoaderProfile profile, ElfImage image) {
    long page = profile.files().pageSize();
    return image.segments().stream()
        .filter(Segment::isLoaded)
        .mapToLong(one -> (one.address() + one.memorySize() + page - 1) / page * page)
        .max()
        .orElse(0);
  }

  private static String at(Segment segment) {
    return "has a PT_LOAD at 0x" + Long.toHexString(segment.address());
  }

  private static String overlap(Segment segment, long end) {
    return at(segment) + ", not above page end 0x" + Long.toHexString(end) + " of the one before";
  }

  void segments(ElfImage image, Acceptance.Report report) {
    if (!profile.files().threadLocalStorage() && !image.segments(SegmentType.TLS).isEmpty()) {
      report.add(Refusal.THREAD_LOCAL_STORAGE, "has a PT_TLS segment, which is ignored");
    }
    long page = profile.files().pageSize();
    long end = -1;
    long reached = 0;
    for (Segment segment : image.segments(SegmentType.LOAD)) {
      if (segment.memorySize() == 0 && segment.fileSize() == 0) {
        continue;
      }
      if (segment.memorySize() == 0) {
        report.add(
            Refusal.SEGMENT_WITHOUT_MEMORY,
            at(segment)
                + " of "
                + new Count(segment.fileSize(), "byte")
                + " in the file and none in memory");
        continue;
      }
      if (segment.fileSize() > segment.memorySize()) {
        report.add(
            Refusal.SEGMENT_SIZE,
            at(segment)
                + " of "
                + new Count(segment.fileSize(), "byte")
                + " in the file and "
                + segment.memorySize()
                + " in memory; expected no more in the file");
      }
      if (profile.files().sectionsByName()) {
        if (end < 0 && segment.address() >= page) {
          report.add(
              Refusal.FIRST_PAGE,
              "has its lowest PT_LOAD at 0x"
                  + Long.toHexString(segment.address())
                  + "; expected it in page 0");
        } else if (segment.address() / page * page < end) {
          report.add(Refusal.SEGMENTS_OVERLAP, overlap(segment, end));
        }
      } else if (segment.address() < reached) {
        report.add(
            Refusal.SEGMENTS_OVERLAP,
            at(segment)
                + ", within the memory of the one before up to 0x"
                + Long.toHexString(reached));
      }
      reached = segment.address() + segment.memorySize();
      end = (segment.address() + segment.memorySize() + page - 1) / page * page;
    }
    if (profile.files().sectionsByName()) {
      for (Segment segment : image.behindEnd()) {
        report.add(
            Refusal.SEGMENT_RANGE,
            "has a PT_LOAD at offset 0x"
                + Long.toHexString(segment.offset())
                + ", behind the end of the file");
      }
    }
    long space = profile.files().addressSpace();
    if (end > 0 && space != 0 && Long.compareUnsigned(end, space) > 0) {
      report.add(
          Refusal.ADDRESS_SPACE,
          "has PT_LOADs up to 0x"
              + Long.toHexString(end)
              + "; expected no more than 0x"
              + Long.toHexString(space));
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
            at(segment) + " that is empty; loaders before the middle of June 2026 abort on it");
      } else if ((segment.address() - segment.offset()) % page != 0) {
        report.add(
            Refusal.ALIGNMENT,
            at(segment)
                + " and at offset 0x"
                + Long.toHexString(segment.offset())
                + " of the file; expected the same place within a page of "
                + page
                + " bytes");
      }
    }
  }
}
