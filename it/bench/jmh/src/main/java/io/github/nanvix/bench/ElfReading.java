package io.github.nanvix.bench;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Relocation;
import io.github.nanvix.maven.elf.RelocationTable;
import io.github.nanvix.maven.elf.Symbol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reading of the ELF files of one directory, one after the other on one thread, in a warm JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ElfReading {
  /** Where the files are; {@code -p directory=DIR} names another place. */
  @Param("/usr/lib/x86_64-linux-gnu")
  private String directory;

  /** How many files at most, the first by name. */
  @Param("200")
  private int files;

  private List<Path> paths;

  /** Finds the files. */
  @Setup
  public void find() throws IOException {
    try (Stream<Path> list = Files.list(Path.of(directory))) {
      paths = list.filter(ElfReading::isElf).sorted().limit(files).toList();
    }
    if (paths.isEmpty()) {
      throw new IllegalStateException("No ELF files in " + directory);
    }
  }

  /** Headers and tables, read and checked. */
  @Benchmark
  public void read(Blackhole hole) throws IOException {
    for (Path path : paths) {
      hole.consume(ElfImage.read(path));
    }
  }

  /** As above, and every dynamic symbol and relocation made. */
  @Benchmark
  public void readAndUse(Blackhole hole) throws IOException {
    for (Path path : paths) {
      ElfImage image = ElfImage.read(path);
      for (Symbol symbol : image.dynamicSymbols()) {
        hole.consume(symbol);
      }
      for (RelocationTable table : image.relocationTables()) {
        for (Relocation relocation : table) {
          hole.consume(relocation);
        }
      }
    }
  }

  private static boolean isElf(Path file) {
    try {
      return Files.isRegularFile(file) && !Files.isSymbolicLink(file) && ElfImage.isElf(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
