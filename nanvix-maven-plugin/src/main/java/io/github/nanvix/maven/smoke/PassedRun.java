// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.smoke;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * A run on this machine that has passed, with what it printed: of the same image, the same files
 * and the same machine it need not be run again. One that fails is kept by nobody.
 *
 * @param name what people call the run
 * @param program below the sysroot
 * @param arguments of the program, without the places of files
 * @param passes the line that only success prints
 * @param sysroot the digest of all files of the image, and what runs the program there
 * @param files the digests of the files that it is told to read, by name
 * @param machine what runs it: the kernel, or an emulator
 */
public record PassedRun(
    String name,
    String program,
    List<String> arguments,
    String passes,
    Content<Attempt> sysroot,
    Map<String, Sha256> files,
    String machine)
    implements Step {
  private static final String OUTPUT = "output.txt";

  /** Runs it, and tells the lines that it printed, or throws. */
  @FunctionalInterface
  public interface Attempt {
    /** What it printed. */
    List<String> lines();
  }

  @Override
  public String kind() {
    return "smoke-run";
  }

  @Override
  public String title() {
    return name;
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "smoke-run 1")
        .with("name", name)
        .with("program", program)
        .withList("argument", arguments)
        .with("passes", passes)
        .with("sysroot", sysroot.digest())
        .withMap("file", files)
        .with("machine", machine);
  }

  @Override
  public boolean servesOtherMachines() {
    return false;
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Files.write(workspace.output().resolve(OUTPUT), sysroot.place().lines());
  }

  /** What it printed when it passed. */
  public static List<String> lines(StoreEntry passed) throws IOException {
    return Files.readAllLines(passed.file(OUTPUT));
  }
}
