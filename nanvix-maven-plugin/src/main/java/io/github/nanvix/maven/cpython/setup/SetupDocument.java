// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.LogicalLine;
import io.github.nanvix.maven.cpython.makesetup.Place;
import io.github.nanvix.maven.cpython.makesetup.SetupModule;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.makesetup.SourceLine;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.failure.BuildException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A Setup file of CPython 3.11 to 3.14 ({@code Modules/Setup.local} and its siblings): physical
 * lines kept byte for byte, read as makesetup reads them.
 *
 * <p>Not modelled, because the files do not decide it: file name expansion of {@code * ? [} in the
 * directory where makesetup runs. Nor the sources that some {@code basename} takes for an option
 * which it has ({@code -s.c}); the others make makesetup stop.
 */
public final class SetupDocument {
  private final List<String> lines;
  private final Charset charset;

  private SetupDocument(List<String> lines, Charset charset) {
    this.lines = List.copyOf(lines);
    this.charset = charset;
  }

  /** Reads any bytes; what is not UTF-8 is kept all the same. */
  public static SetupDocument parse(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SetupDocument(split(text), StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      // One character per byte: every byte comes back as it was.
      Charset charset = StandardCharsets.ISO_8859_1;
      return new SetupDocument(split(new String(bytes, charset)), charset);
    }
  }

  /** The physical lines, each with the line feed that ends it, if one does. */
  public List<String> lines() {
    return lines;
  }

  /** Whether all bytes are UTF-8; if not, each character is one byte. */
  public boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** Reads a text. */
  public static SetupDocument parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    return toString().getBytes(charset);
  }

  /** Tells this document from every other: its text, and the encoding if that is not UTF-8. */
  public String identity() {
    return charset.equals(StandardCharsets.UTF_8) ? toString() : charset + "\n" + this;
  }

  /** The logical lines up to the end of the file; a last one that no newline ends is not there. */
  public List<Statement> statements() {
    return statements(lines);
  }

  static List<Statement> statements(List<String> lines) {
    return Statement.in(placed(lines, ""));
  }

  /** What makesetup makes of this file alone. */
  public Interpretation interpretation() {
    return new SetupFiles(List.of(new SetupFile("", this)), false).interpretation(Shell.DASH);
  }

  /** The physical lines, placed. */
  List<SourceLine> sourceLines(String file) {
    return placed(lines, file);
  }

  private static List<SourceLine> placed(List<String> lines, String file) {
    List<SourceLine> placed = new ArrayList<>();
    for (String line : lines) {
      placed.add(new SourceLine(new Place(file, placed.size() + 1), line));
    }
    return placed;
  }

  /** The modules, each by the first rule that names it. */
  public List<SetupModule> modules() {
    return interpretation().modules();
  }

  /** One module, if the file has a rule for it. */
  public Optional<SetupModule> module(String name) {
    return modules().stream().filter(module -> module.name().equals(name)).findFirst();
  }

  /** Whether the last line is ended, as it must be when another file follows. */
  public boolean endsWithNewline() {
    return lines.isEmpty() || lines.get(lines.size() - 1).endsWith("\n");
  }

  /**
   * Puts a rule for a shared module where it wins: into our block, which becomes the first thing in
   * the file. An older rule for the module alone stays where it is and is passed over; from a line
   * that names other modules as well its name is taken out, because makesetup would pass over all
   * of them. Every other line stays as it is; a missing last newline is added. Doing it twice
   * changes nothing more.
   *
   * @throws BuildException if the name cannot be taken out of such a line, or if our block is
   *     damaged
   */
  public SetupDocument place(SetupRule rule) {
    return place(rule.asLine());
  }

  SetupDocument place(RuleLine rule) {
    OwnedBlock.Split split = OwnedBlock.split(lines, charset);
    SetupDocument rest = new SetupDocument(split.rest(), charset).ended();
    return withBlock(split.block().with(rule), new SharedLines(rule.module()).without(rest));
  }

  /** This document without our block. */
  SetupDocument withoutBlock() {
    return new SetupDocument(OwnedBlock.split(lines, charset).rest(), charset);
  }

  /** This document with the physical lines of a logical line replaced. */
  SetupDocument edited(LogicalLine line, UnaryOperator<String> change) {
    int from = line.first().line() - 1;
    int to = line.last().line();
    List<String> all = new ArrayList<>(lines.subList(0, from));
    all.addAll(new LineEdit(lines.subList(from, to)).with(change));
    all.addAll(lines.subList(to, lines.size()));
    return new SetupDocument(all, charset);
  }

  /**
   * Disables a module in our block, unless the file has a line for it, which then stands. Doing it
   * twice changes nothing more.
   */
  public SetupDocument disable(String module) {
    if (module(module).isPresent()) {
      return this;
    }
    OwnedBlock.Split split = OwnedBlock.split(lines, charset);
    return withBlock(
        split.block().without(module), new SetupDocument(split.rest(), charset).ended());
  }

  /**
   * Builds a module into the interpreter by a rule in our block, unless the file has a line for it,
   * which then stands. Doing it twice changes nothing more.
   */
  public SetupDocument buildIn(SetupRule rule) {
    if (module(rule.module()).isPresent()) {
      return this;
    }
    OwnedBlock.Split split = OwnedBlock.split(lines, charset);
    return withBlock(
        split.block().withBuiltIn(rule.asLine()), new SetupDocument(split.rest(), charset).ended());
  }

  private SetupDocument withBlock(OwnedBlock block, SetupDocument rest) {
    List<String> all = new ArrayList<>();
    for (String line : block.lines()) {
      // In a file that is not UTF-8 a character of ours is the bytes of its UTF-8 form.
      all.add(new String(line.getBytes(StandardCharsets.UTF_8), charset));
    }
    all.addAll(rest.lines);
    return new SetupDocument(all, charset);
  }

  /** This document with its last line ended, so that makesetup does not glue it to what follows. */
  public SetupDocument ended() {
    return endsWithNewline() ? this : new SetupDocument(split(this + "\n"), charset);
  }

  /** The text; in a file that is not UTF-8, one character per byte. */
  @Override
  public String toString() {
    return String.join("", lines);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SetupDocument that
        && lines.equals(that.lines)
        && charset.equals(that.charset);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
