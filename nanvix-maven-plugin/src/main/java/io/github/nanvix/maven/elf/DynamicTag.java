// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/** Numbers of the dynamic tags that are read here (gABI, chapter 5; GNU and Solaris extensions). */
public final class DynamicTag {
  /** Name of a library to load. */
  public static final long NEEDED = 1;

  /** Offset of the name of a library whose definitions win over the file's own. */
  public static final long FILTER = 0x7fffffffL;

  /** Size of an entry of {@code DT_RELA}. */
  public static final long RELAENT = 9;

  /** Size of an entry of {@code DT_REL}. */
  public static final long RELENT = 19;

  /** Size of an entry of {@code DT_RELR}. */
  public static final long RELRENT = 37;

  /** Size in bytes of the relocations of the procedure linkage table. */
  public static final long PLTRELSZ = 2;

  /** Address of the System V hash table of symbols. */
  public static final long HASH = 4;

  /** Address of the string table. */
  public static final long STRTAB = 5;

  /** Address of the symbol table. */
  public static final long SYMTAB = 6;

  /** Address, size and entry size of the relocations with addends. */
  public static final long RELA = 7;

  /** See {@link #RELA}. */
  public static final long RELASZ = 8;

  /** Size in bytes of the string table. */
  public static final long STRSZ = 10;

  /** Address of the function to run first. */
  public static final long INIT = 12;

  /** Address of the function to run last. */
  public static final long FINI = 13;

  /** The file's own name among libraries. */
  public static final long SONAME = 14;

  /** Where to search for needed libraries, before the environment. */
  public static final long RPATH = 15;

  /** Address of the relocations without addends. */
  public static final long REL = 17;

  /** Size in bytes of the relocations without addends. */
  public static final long RELSZ = 18;

  /** Which of {@link #REL} and {@link #RELA} the procedure linkage table's relocations are. */
  public static final long PLTREL = 20;

  /** Relocations patch read-only segments. */
  public static final long TEXTREL = 22;

  /** Address of the procedure linkage table's relocations. */
  public static final long JMPREL = 23;

  /** Where the array of initialisers lies. */
  public static final long INIT_ARRAY = 25;

  /** How many entries of {@link #RELA} come first and are relative. */
  public static final long RELACOUNT = 0x6ffffff9L;

  /** The same of {@link #REL}. */
  public static final long RELCOUNT = 0x6ffffffaL;

  /** Size in bytes of the array of constructors. */
  public static final long INIT_ARRAYSZ = 27;

  /** Where the array of finalisers lies. */
  public static final long FINI_ARRAY = 26;

  /** Size in bytes of the array of destructors. */
  public static final long FINI_ARRAYSZ = 28;

  /** Where to search for needed libraries, after the environment. */
  public static final long RUNPATH = 29;

  /** Flags, {@code DF_*}. */
  public static final long FLAGS = 30;

  /** Size in bytes of the array of an executable's early constructors. */
  public static final long PREINIT_ARRAYSZ = 33;

  /** Size in bytes of the packed relative relocations. */
  public static final long RELRSZ = 35;

  /** Address of the packed relative relocations. */
  public static final long RELR = 36;

  /** GNU: address of the hash table of exported symbols. */
  public static final long GNU_HASH = 0x6ffffef5L;

  /** GNU: address of the symbols' version indices. */
  public static final long VERSYM = 0x6ffffff0L;

  /** Flags, {@code DF_1_*}. */
  public static final long FLAGS_1 = 0x6ffffffbL;

  /** GNU: address of the definitions of versions. */
  public static final long VERDEF = 0x6ffffffcL;

  /** GNU: how many definitions of versions there are. */
  public static final long VERDEFNUM = 0x6ffffffdL;

  /** GNU: address of the needed versions. */
  public static final long VERNEED = 0x6ffffffeL;

  /** GNU: how many files versions are needed of. */
  public static final long VERNEEDNUM = 0x6fffffffL;

  private DynamicTag() {}
}
