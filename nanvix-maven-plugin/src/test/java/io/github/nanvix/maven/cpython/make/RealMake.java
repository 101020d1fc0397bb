// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine's GNU make, asked all rows in one process. */
public final class RealMake {
  private static final Pattern ANSWER = Pattern.compile("@(\\w+)<\\[(.*?)\\]>@\n", Pattern.DOTALL);
  // No row sees a variable of another one.
  private static final String RESET =
      "$(foreach v,$(filter-out MAKE% .% K% SHELL,$(.VARIABLES)),"
          + "$(if $(filter override file,$(origin $v)),$(eval override undefine $v)))\n";

  private RealMake() {}

  /** The rows with make's answers. */
  public static List<MakeRow> answered(List<MakeRow> rows, Path directory) throws IOException {
    Path shell = directory.resolve("shell");
    Files.writeString(shell, "#!/bin/sh\nprintf '@%s<[%s]>@\\n' \"$WHO\" \"$2\"\n");
    Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
    Path file = directory.resolve("Makefile");
    Files.writeString(file, makefile(rows, shell));
    Map<String, List<String>> answers = run(file);
    List<MakeRow> answered = new ArrayList<>();
    for (MakeRow row : rows) {
      List<String> found = answers.get(key(row, answered.size()));
      if (found == null) {
        throw new AssertionError("make says nothing of " + row);
      }
      answered.add(row.answered(found));
    }
    return answered;
  }

  private static String key(MakeRow row, int number) {
    return switch (row.kind()) {
      case VALUE, TEXT -> "row" + number;
      case VALUE_FOR_TARGET, NEEDS, COMMANDS -> row.name();
    };
  }

  private static String makefile(List<MakeRow> rows, Path shell) {
    StringBuilder text = new StringBuilder();
    StringBuilder goals = new StringBuilder("goals:");
    int number = 0;
    for (MakeRow row : rows) {
      String key = key(row, number++);
      boolean isTarget = key.equals(row.name());
      text.append(RESET);
      text.append(row.kind() == MakeRow.Kind.COMMANDS ? key + ": export WHO := " + key + "\n" : "");
      text.append(row.text());
      goals.append(isTarget ? " " + key : "");
      String answer =
          switch (row.kind()) {
            case VALUE -> "$(A)";
            case TEXT -> "$(value A)";
            case VALUE_FOR_TARGET -> "$(A)";
            case NEEDS -> "$+$(if $|, | $|)";
            case COMMANDS -> "";
          };
      String colons = row.text().contains("::") ? ":: ;" : ": ;";
      text.append(isTarget && !answer.isEmpty() ? key + colons : "");
      text.append(answer.isEmpty() ? "" : "$(info @" + key + "<[" + answer + "]>@)\n");
    }
    return text + "SHELL := " + shell + "\n.DEFAULT: ;\n" + goals + " ;\n";
  }

  private static Map<String, List<String>> run(Path file) throws IOException {
    ProcessBuilder make = new ProcessBuilder("make", "-sr", "-f", file.toString(), "goals");
    make.environment().keySet().retainAll(List.of("PATH"));
    Path log = file.resolveSibling("make.log");
    Process process = make.redirectError(log.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AssertionError(Files.readString(log));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    Map<String, List<String>> answers = new HashMap<>();
    Matcher answer = ANSWER.matcher(printed);
    while (answer.find()) {
      answers.computeIfAbsent(answer.group(1), key -> new ArrayList<>()).add(answer.group(2));
    }
    return answers;
  }
}
