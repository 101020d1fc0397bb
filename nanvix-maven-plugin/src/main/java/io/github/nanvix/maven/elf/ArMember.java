package io.github.nanvix.maven.elf;

/** One member of an ar archive. */
public final class ArMember {
  private final String name;
  private final long offset;
  private final ByteView content;

  ArMember(String name, long offset, ByteView content) {
    this.name = name;
    this.offset = offset;
    this.content = content;
  }

  /** Its file name, as it was before the archiver shortened or moved it; not always unique. */
  public String name() {
    return name;
  }

  /** Where its content starts in the archive, in bytes. */
  public long offset() {
    return offset;
  }

  /** Its size in bytes. */
  public int size() {
    return content.size();
  }

  /** A copy of its content. */
  public byte[] bytes() {
    return content.copy(0, content.size());
  }

  /** Whether it starts as an ELF file does. */
  public boolean isElf() {
    return content.startsWith(FileHeader.MAGIC);
  }

  /** Whether it is an archive itself, which linkers do not look into. */
  public boolean isArchive() {
    return content.startsWith(ArArchive.MAGIC) || content.startsWith(ArArchive.THIN_MAGIC);
  }

  /**
   * The object file that it holds; offsets in failures count from the member's start.
   *
   * @throws ElfFormatException if it is not a well-formed ELF file
   */
  public ElfImage image() {
    return new ImageReader(content).read();
  }

  /** Name and size, for messages. */
  @Override
  public String toString() {
    return name + " (" + size() + " bytes)";
  }
}
