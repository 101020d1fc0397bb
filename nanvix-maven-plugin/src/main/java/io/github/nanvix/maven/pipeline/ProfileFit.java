// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.guest.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile beside the image of the package that it starts programs of.
 *
 * @param name what the profile calls the package
 * @param sysroot what is staged of it
 */
public record ProfileFit(Profile profile, String name, Path sysroot) {

  /** What the image cannot do for the profile, for people; the keys that nobody knows, too. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    profile.unknown().forEach(key -> faults.add(key.warning()));
    List<Profile.Program> programs = profile.of(name);
    if (programs.isEmpty() && image().isEmpty()) {
      faults.add("Profile \"" + profile.name() + "\" has nothing of package \"" + name + "\".");
    }
    Map<String, String> own = GuestRun.variables(sysroot);
    for (Profile.Program program : programs) {
      RelativePath path = program.file().path();
      if (!Files.isRegularFile(path.under(sysroot))) {
        faults.add(said() + "starts \"" + path + "\", which the image lacks.");
      }
      own.forEach(
          (variable, value) -> {
            String told = program.environment().getOrDefault(variable, value);
            if (!told.equals(value)) {
              faults.add(
                  said()
                      + "sets "
                      + variable
                      + " to \""
                      + told
                      + "\"; the image has \""
                      + value
                      + "\".");
            }
          });
    }
    return List.copyOf(faults);
  }

  private String said() {
    return "Profile \"" + profile.name() + "\" ";
  }

  /** What the package's RAM file system is called. */
  public Optional<String> image() {
    return profile
        .ramfsImage()
        .filter(image -> image.isOf(name))
        .map(image -> image.path().fileName());
  }
}
