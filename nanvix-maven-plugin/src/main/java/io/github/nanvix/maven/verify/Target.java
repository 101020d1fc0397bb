package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.Collection;
import java.util.stream.Collectors;

/** Whether files are for a loader's machine, and the words for it. */
final class Target {
  private Target() {}

  static boolean fits(LoaderProfile profile, ElfImage image) {
    LoaderProfile.FileRules rules = profile.files();
    return rules.elfClasses().contains(image.elfClass())
        && image.data() == rules.data()
        && rules.machines().contains(image.machine());
  }

  static String of(ElfImage image) {
    return image.elfClass() + " " + image.data() + " " + image.machine();
  }

  static String of(LoaderProfile profile) {
    LoaderProfile.FileRules rules = profile.files();
    return any(rules.elfClasses()) + " " + rules.data() + " " + any(rules.machines());
  }

  private static String any(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().collect(Collectors.joining(" or "));
  }
}
