// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.wheel;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A wheel without compiled code, or with code of this plugin's making, as an installer leaves it in
 * {@code site-packages}.
 *
 * @param wheel the file
 * @param fileName of it, which says whom it is for
 * @param major the interpreter's first number
 * @param minor its second
 */
public record InstalledWheel(Content<Path> wheel, String fileName, int major, int minor)
    implements Step {
  private static final List<String> COMPILED = List.of(".so", ".pyd", ".dylib", ".dll");

  /** The step that installs a wheel for an interpreter. */
  public static InstalledWheel of(Path wheel, int major, int minor) {
    return new InstalledWheel(Content.of(wheel), String.valueOf(wheel.getFileName()), major, minor);
  }

  /** The same, of a file that Maven has given a name. */
  public static InstalledWheel ofArtifact(Path wheel, int major, int minor) {
    return new InstalledWheel(Content.of(wheel), Wheel.read(wheel).publishedName(), major, minor);
  }

  @Override
  public String kind() {
    return "installed-wheel";
  }

  @Override
  public String title() {
    return "wheel " + fileName;
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "installed-wheel 2")
        .with("wheel", wheel.digest())
        .with("file", fileName)
        .with("python", major + "." + minor);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Wheel read = Wheel.read(wheel.place());
    requireFit(read);
    SortedMap<String, byte[]> files = new TreeMap<>();
    String data = read.information().replaceFirst("\\.dist-info$", ".data") + "/";
    for (var file : read.files().entrySet()) {
      String path = file.getKey();
      if (path.startsWith(data)) {
        path = placeOfData(path.substring(data.length()));
      }
      if (files.put(path, file.getValue()) != null) {
        throw Wheel.fault(fileName, "has two files for \"" + path + "\"");
      }
    }
    files.remove(read.own("RECORD"));
    files.put(read.own("INSTALLER"), "nanvix-maven-plugin\n".getBytes(StandardCharsets.UTF_8));
    String record = RecordFile.text(files, read.own("RECORD"));
    files.put(read.own("RECORD"), record.getBytes(StandardCharsets.UTF_8));
    for (var file : files.entrySet()) {
      Path to = new RelativePath(file.getKey()).under(workspace.output());
      Files.createDirectories(to.getParent());
      Files.write(to, file.getValue());
    }
  }

  private String placeOfData(String path) {
    for (String scheme : List.of("purelib/", "platlib/")) {
      if (path.startsWith(scheme)) {
        return path.substring(scheme.length());
      }
    }
    throw BuildException.input(
        "The wheel \""
            + fileName
            + "\" has files for another place than site-packages: \""
            + path
            + "\".",
        "Take a wheel without them; programs and headers are not put into an image.");
  }

  private void requireFit(Wheel read) {
    String next = "Take a wheel for \"py" + major + "-none-any\".";
    WheelName name;
    try {
      name = WheelName.of(fileName);
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "\"" + fileName + "\" is not the name of a wheel.",
          "Call it as it was published: name-version-python-abi-platform.whl.");
    }
    boolean built = read.files().containsKey(read.own(TargetRecord.FILE));
    if (built && !name.isBuiltFor(major, minor)) {
      throw BuildException.input(
          "The wheel \"" + fileName + "\" is not for CPython " + major + "." + minor + ".",
          "Build the package again for this one.");
    }
    if (!built && !name.isPureFor(major, minor)) {
      throw BuildException.input(
          "The wheel \"" + fileName + "\" is not for CPython " + major + "." + minor + " anywhere.",
          next);
    }
    String version = read.field("WHEEL", "Wheel-Version").orElse("");
    if (!version.startsWith("1.")) {
      throw Wheel.fault(
          fileName, "is of version \"" + version + "\" of the format; expected version 1");
    }
    boolean pure =
        read.field("WHEEL", "Root-Is-Purelib").orElse("").equalsIgnoreCase("true")
            && read.files().keySet().stream()
                .noneMatch(path -> COMPILED.stream().anyMatch(path::endsWith));
    if (!pure && !built) {
      throw BuildException.input(
          "The wheel \"" + fileName + "\" has compiled code, which is not for this target.", next);
    }
  }
}
