// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of the command, for man(7): all of what {@code --help} says, on one page. */
record ManPage(CommandLine command) {

  String text() {
    CommandSpec spec = command.getCommandSpec();
    StringBuilder text = new StringBuilder();
    text.append(".TH ").append(spec.name().toUpperCase(Locale.ROOT)).append(" 1\n");
    text.append(".SH NAME\n");
    text.append(spec.name()).append(" \\- ").append(plain(description(spec))).append('\n');
    text.append(".SH SYNOPSIS\n.B ").append(spec.name()).append("\n.I COMMAND\n[OPTION]...\n");
    text.append(".SH COMMANDS\n");
    command.getSubcommands().values().forEach(one -> text.append(subcommand(one)));
    text.append(".SH EXIT STATUS\n");
    for (Map.Entry<String, String> code : spec.usageMessage().exitCodeList().entrySet()) {
      text.append(item(code.getKey(), code.getValue()));
    }
    return text.toString();
  }

  private static String subcommand(CommandLine one) {
    CommandSpec spec = one.getCommandSpec();
    String synopsis = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).strip();
    StringBuilder text = new StringBuilder(".SS " + plain(synopsis.replaceAll("\\s+", " ")) + "\n");
    text.append(plain(description(spec))).append('\n');
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      text.append(item(parameter.paramLabel(), lines(parameter.description())));
    }
    for (OptionSpec option : spec.options()) {
      text.append(
          item(
              String.join(", ", option.names())
                  + (option.arity().max() == 0 ? "" : "=" + option.paramLabel()),
              lines(option.description())));
    }
    return text.toString();
  }

  private static String description(CommandSpec spec) {
    return lines(spec.usageMessage().description());
  }

  private static String item(String term, String text) {
    return ".TP\n.B " + plain(term) + "\n" + plain(text) + "\n";
  }

  private static String lines(String... lines) {
    return Stream.of(lines).collect(Collectors.joining(" "));
  }

  /** A text in which man(7) sees no requests. */
  private static String plain(String text) {
    return text.replace("\\", "\\\\").replace("-", "\\-").replaceFirst("^([.'])", "\\\\&$1");
  }
}
