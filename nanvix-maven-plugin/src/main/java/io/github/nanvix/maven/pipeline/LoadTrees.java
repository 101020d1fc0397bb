// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.loader.ImageDirectory;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadPlanner;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.loader.Refusal;
import io.github.nanvix.maven.verify.LinkerScript;
import io.github.nanvix.maven.verify.SubjectSpec;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * The load plans of an image.
 *
 * @param profile the loader
 * @param plans one for each module that was asked for, sorted by path
 * @param unreadable files that start as ELF files or should be some, and are not well-formed, with
 *     the reason
 * @param hasExecutable whether the program is there that was said to run; without one each file is
 *     taken for a program itself
 */
public record LoadTrees(
    LoaderProfile profile,
    List<LoadPlan> plans,
    Map<RelativePath, String> unreadable,
    boolean hasExecutable) {

  /**
   * Plans the files of an image.
   *
   * @throws BuildException if there are none
   */
  public static LoadTrees plan(LoaderProfile profile, TreeRequest request) {
    ImageDirectory images = new ImageDirectory(request.sysroot());
    LoadPlanner planner = new LoadPlanner(profile, request.executable(), images);
    Predicate<RelativePath> wanted = request.modules().map(LoadTrees::matcher).orElse(f -> true);
    SubjectSpec places = SubjectSpec.any(request.executable());
    List<LoadPlan> plans = new ArrayList<>();
    Map<RelativePath, String> unreadable = new TreeMap<>();
    for (RelativePath file : files(request.sysroot(), places)) {
      if (wanted.test(file)) {
        try {
          ElfImage image = images.read(file.under(request.sysroot()));
          if (isProgramOrLibrary(image) || places.role(file).isPresent()) {
            plans.add(planner.plan(file));
          }
        } catch (ElfFormatException e) {
          unreadable.put(file, Reason.of(e));
        } catch (IOException e) {
          throw DiskFailure.of("read", file.under(request.sysroot()), e);
        }
      }
    }
    if (Refusal.UNUSABLE_LIBRARY.isRefusedBy(profile)) {
      unreadable.putAll(images.unreadable());
    } else {
      unreadable.clear();
    }
    if (plans.isEmpty() && unreadable.isEmpty()) {
      throw BuildException.input(
          "There is no ELF file "
              + request.modules().map(glob -> "matching \"" + glob + "\" ").orElse("")
              + "below \""
              + request.sysroot()
              + "\".",
          "Give a glob over paths below the sysroot, or over file names: -Dnanvix.module=_ctypes*.");
    }
    return new LoadTrees(
        profile,
        List.copyOf(plans),
        Collections.unmodifiableMap(unreadable),
        images.apply(request.executable()).isPresent());
  }

  /** How many files were looked at. */
  public int files() {
    return plans.size() + unreadable.size();
  }

  /** How many of them the loader would refuse. */
  public long refused() {
    return plans.stream().filter(plan -> !plan.loads()).count() + unreadable.size();
  }

  private static boolean isProgramOrLibrary(ElfImage image) {
    return image.type().equals(ElfType.DYN) || image.type().equals(ElfType.EXEC);
  }

  /** ELF files, and what should be one for its place. */
  private static List<RelativePath> files(Path sysroot, SubjectSpec places) {
    try {
      List<RelativePath> found = new ArrayList<>();
      for (RelativePath file : Trees.files(sysroot)) {
        Path path = file.under(sysroot);
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
            && (ElfImage.isElf(path)
                || (places.role(file).isPresent() && !LinkerScript.is(path)))) {
          found.add(file);
        }
      }
      return found;
    } catch (IOException e) {
      throw DiskFailure.of("read the image", sysroot, e);
    }
  }

  static Predicate<RelativePath> matcher(String glob) {
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      throw BuildException.input(
          "Parameter \"module\" is \"" + glob + "\": " + Reason.clause(e.getDescription()) + ".",
          "Write a glob as java.nio.file.FileSystem describes it, for example _ctypes*.");
    }
    boolean names = !glob.contains("/");
    return file -> matcher.matches(Path.of(names ? file.fileName() : file.text()));
  }
}
