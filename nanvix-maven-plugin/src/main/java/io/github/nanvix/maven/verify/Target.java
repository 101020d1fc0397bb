package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The machine that files are for: one of the loader's, and that of the executable where there is
 * one.
 */
public final class Target {
  private final LoaderProfile profile;
  private final Optional<StagedObject> executable;

  private Target(LoaderProfile profile, Optional<StagedObject> executable) {
    this.profile = profile;
    this.executable = executable;
  }

  /** What one process can load. */
  static Target of(LoaderProfile profile, Optional<StagedObject> executable) {
    return new Target(
        profile, executable.filter(program -> profile.files().isFor(program.image())));
  }

  boolean fits(ElfImage image) {
    return executable
        .map(program -> program.image().platform().equals(image.platform()))
        .orElseGet(() -> profile.files().isFor(image));
  }

  /** What was expected. */
  @Override
  public String toString() {
    LoaderProfile.FileRules rules = profile.files();
    return executable
        .map(program -> program.image().platform() + ", as " + program.path() + " is")
        .orElseGet(
            () -> any(rules.elfClasses()) + " " + rules.data() + " " + any(rules.machines()));
  }

  private static String any(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().collect(Collectors.joining(" or "));
  }
}
