// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.cpython.TinyPython;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each prepared fault is found, and the command that is printed removes it: the test runs it. */
class DoctorGoalTest {
  @TempDir private Path temp;
  private Path work = Path.of("unset");
  private TinyToolchain tiny;
  private Path store = Path.of("unset");

  DoctorGoalTest() throws IOException {
    // JUnit fills in the directory later.
    tiny = TinyToolchain.provisioned(Files.createTempDirectory("doctor-unused"));
  }

  @BeforeEach
  void begin() throws IOException {
    tiny.close();
    tiny = TinyToolchain.provisioned(temp);
    new TinyPython(tiny);
    store = temp.resolve("store");
    // Who made the template has used its entries, and is this Java machine.
    Trees.delete(store.resolve("users"));
    work = Files.createDirectories(temp.resolve("work"));
    Trees.makeRunnable(
        tiny.write("emulator/bin/tiny-emulator", "#!/bin/sh\n[ $1 = --version ] || exit 42\n"));
    Path archive = temp.resolve("emulator.tar.gz");
    TarGz.write(
        archive,
        TarGz.tree(temp.resolve("emulator"), new RelativePath("emulator")),
        TinyToolchain.CLOCK);
    tiny.write(
        "pins/components/tiny-emulator.toml",
        "file = \"emulator.tar.gz\"\nsha256 = \"%s\"\nstrip = 1\n[[locator]]\nurl = \"%s\"\n"
            .formatted(Sha256.ofFile(archive).hex(), archive.toUri()));
    tiny.write(
        "pins/runners/i686.toml",
        """
        [probe]
        program = ["23212f62696e2f73680a"]
        exit-code = 42
        [emulator]
        programs = ["tiny-emulator"]
        component = "tiny-emulator"
        install = "apt-get install tiny-emulator"
        """);
  }

  @AfterEach
  void end() throws IOException {
    tiny.close();
  }

  @Test
  void whereNothingIsWrongItSaysWhatThereIs() throws Exception {
    CalledGoal.Outcome outcome = doctor();

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.log())
        .anyMatch(line -> line.startsWith("[INFO] ok       JDK: Java "))
        .anyMatch(line -> line.contains("ok       store: \"" + store + "\": "))
        .anyMatch(line -> line.contains("note     runner: nothing here runs programs of i686-tiny"))
        .last()
        .isEqualTo("[INFO] nothing is wrong");
    JsonObject json = json();
    assertThat(json.get("schema").getAsInt()).isEqualTo(1);
    assertThat(json.get("problems").getAsInt()).isZero();
  }

  @Test
  void aStoreThatOthersMayWriteTo() throws Exception {
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(store);
    rights.add(PosixFilePermission.OTHERS_WRITE);
    Files.setPosixFilePermissions(store, rights);

    assertFoundAndRemoved("parameters", "can be changed by others");
  }

  @Test
  void aStoreThatIsAFile() throws Exception {
    Trees.delete(store);
    Files.writeString(store, "");

    assertFoundAndRemoved("parameters", "is no directory");
  }

  @Test
  void aStoreThatIsALinkToNowhere() throws Exception {
    Trees.delete(store);
    Files.createSymbolicLink(store, temp.resolve("gone"));

    assertFoundAndRemoved("parameters", "is a link that leads nowhere");
  }

  @Test
  void aDirectoryOfSomethingElseForAStore() throws Exception {
    Trees.delete(store);
    Files.createDirectories(store.resolve("photographs"));

    assertFoundAndRemoved("parameters", "is no store");
    assertThat(store.resolve("photographs")).isDirectory();
  }

  @Test
  void aFileOfAnEntryThatSomebodyHasChanged() throws Exception {
    Path file = entry("component").resolve("tree/bin/ar");
    Files.writeString(file, "#!/bin/sh\n");

    assertFoundAndRemoved("damaged entries", "bin/ar");
  }

  @Test
  void anEntryWhoseInputsAreGone() throws Exception {
    Files.delete(entry("toolchain").resolve("inputs.txt"));

    assertFoundAndRemoved("damaged entries", "inputs.txt");
  }

  @Test
  void anEntryThatHasTheNameOfAnother() throws Exception {
    Path entry = entry("component");
    Files.move(entry, entry.resolveSibling("0".repeat(64)));

    assertFoundAndRemoved("damaged entries", "its fingerprint is not the digest of inputs.txt");
  }

  @Test
  void aStoreAboveItsLimit() throws Exception {
    assertFoundAndRemoved("store", "more than 1 B", "-Dnanvix.store.limit=1");
  }

  @Test
  void nothingThatRunsThePrograms() throws Exception {
    assertFoundAndRemoved("runner", "there is no tiny-emulator on the PATH", "-o");
  }

  @Test
  void aPinWithoutADigest() throws Exception {
    Path archive = temp.resolve("more-1.0.tar.gz");
    TarGz.write(
        archive,
        TarGz.tree(temp.resolve("emulator"), new RelativePath("more-1.0")),
        TinyToolchain.CLOCK);
    tiny.write(
        "pins/sources/more.toml",
        """
        default = "1.0"
        [version."1.0"]
        file = "more-1.0.tar.gz"
        [[version."1.0".locator]]
        url = "%s"
        """
            .formatted(archive.toUri()));

    assertFoundAndRemoved("pins", "nanvix:lock fetches it");
  }

  @Test
  void anOutputDirectoryThatIsAFile() throws Exception {
    Path output = Files.writeString(temp.resolve("output"), "");

    assertFoundAndRemoved("parameters", "is no directory", "-Dnanvix.output=" + output);
  }

  @Test
  void aMirrorThatDoesNotAnswer() throws Exception {
    tiny.write(
        "pins/sources/more.toml",
        """
        default = "1.0"
        [version."1.0"]
        file = "more-1.0.tar.gz"
        sha256 = "%s"
        [[version."1.0".locator]]
        debian-pool = "pool/main/m/more/more-1.0.tar.gz"
        """
            .formatted("0".repeat(64)));

    assertFoundAndRemoved("locators", "no place has", "-Dnanvix.debianMirror=http://127.0.0.1:1");
  }

  /** The doctor names the fault; what it prints is run; then it is content. */
  private void assertFoundAndRemoved(String name, String text, String... options) throws Exception {
    CalledGoal.Outcome sick = doctor(options);
    assertThat(sick.failureMessage()).contains("nanvix:doctor found ");
    List<String> lines =
        sick.log().stream().map(line -> line.replaceFirst("^\\[\\w+] ", "")).toList();
    int at = 0;
    while (!(lines.get(at).startsWith("problem  " + name + ": ") && lines.get(at).contains(text))) {
      at++;
      assertThat(at).as(lines.toString()).isLessThan(lines.size() - 1);
    }
    assertThat(lines.get(at + 1)).startsWith("         fix: ");
    String command = lines.get(at + 1).substring("         fix: ".length());

    boolean again = !run(command, options);
    if (again) {
      CalledGoal.Outcome cured = doctor(options);
      assertThat(cured.failure()).as(cured.log().toString()).isEmpty();
    }
  }

  /** Whether the command was the doctor itself, told something else. */
  private boolean run(String command, String... options) throws Exception {
    if (!command.startsWith("mvn ")) {
      Process shell = new ProcessBuilder("sh", "-c", command).inheritIO().start();
      assertThat(shell.waitFor()).as(command).isZero();
      return false;
    }
    List<String> words = List.of(command.split(" ", -1));
    String goal = words.get(1).substring(words.get(1).lastIndexOf(':') + 1);
    List<String> all = new ArrayList<>(base());
    Stream.of(options).filter(option -> !option.equals("-o")).forEach(all::add);
    all.addAll(words.subList(2, words.size()));
    CalledGoal.Outcome outcome = CalledGoal.in(work).with(all.toArray(String[]::new)).run(goal);
    assertThat(outcome.failure()).as(outcome.log() + outcome.out()).isEmpty();
    return goal.equals("doctor");
  }

  private CalledGoal.Outcome doctor(String... options) {
    List<String> all = new ArrayList<>(base());
    all.addAll(List.of(options));
    return CalledGoal.in(work).with(all.toArray(String[]::new)).run("doctor");
  }

  private List<String> base() {
    return List.of(
        "-Dnanvix.store=" + store,
        "-Dnanvix.pins=" + tiny.pins(),
        "-Dnanvix.toolchain=" + TinyToolchain.NAME,
        "-Dnanvix.hostToolchain=" + TinyToolchain.NAME,
        "-Dnanvix.jobs=1",
        "-Dnanvix.output=" + temp.resolve("reports"));
  }

  private JsonObject json() throws IOException {
    JsonElement element =
        JsonParser.parseString(Files.readString(temp.resolve("reports/doctor.json")));
    return element.getAsJsonObject();
  }

  private Path entry(String kind) throws IOException {
    try (Stream<Path> entries = Files.list(store.resolve(kind))) {
      return entries.findFirst().orElseThrow();
    }
  }
}
