// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.checkup;

import io.github.nanvix.maven.checkup.Item.State;
import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at one thing after the other, whatever is wrong with those before. */
public final class Checkup {
  private static final String GOAL = "mvn nanvix:";

  private final String plugin;
  private final List<Item> items = new ArrayList<>();

  /**
   * @param plugin groupId, artifactId and version of this plugin, joined by colons: so its goals
   *     can be called in any directory
   */
  public Checkup(String plugin) {
    this.plugin = plugin;
  }

  /**
   * Looks.
   *
   * @param looks what was found; it fails where that is a fault
   */
  public void look(String name, Supplier<String> looks) {
    try {
      fine(name, looks.get());
    } catch (BuildException e) {
      problem(name, e);
    }
  }

  /** All is well. */
  public void fine(String name, String text) {
    add(name, State.OK, text, "");
  }

  /**
   * Something could be better.
   *
   * @param command what makes it so; empty where nobody need do anything
   */
  public void note(String name, String text, String command) {
    add(name, State.NOTE, text, command);
  }

  /** Something is wrong. */
  public void problem(String name, String text, String command) {
    add(name, State.PROBLEM, text, command);
  }

  /** Something is wrong, as whoever found it says. */
  public void problem(String name, BuildException fault) {
    problem(name, String.valueOf(fault.getMessage()), fault.command().orElse(""));
  }

  private void add(String name, State state, String text, String command) {
    Item item =
        new Item(
            name,
            state,
            text,
            Optional.of(command.replace(GOAL, "mvn " + plugin + ":"))
                .filter(some -> !some.isEmpty()));
    if (!items.contains(item)) {
      items.add(item);
    }
  }

  /** In the order in which they were looked at. */
  public List<Item> items() {
    return List.copyOf(items);
  }

  /** Those that are faults. */
  public List<Item> problems() {
    return items.stream().filter(item -> item.state() == State.PROBLEM).toList();
  }
}
