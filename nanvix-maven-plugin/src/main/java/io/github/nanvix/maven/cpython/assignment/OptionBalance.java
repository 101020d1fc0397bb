// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.PairedOption;
import io.github.nanvix.maven.cpython.link.PairedOption.Pair;
import io.github.nanvix.maven.cpython.link.Unseen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether options that open something are closed. Assignments that add to a variable belong to the
 * one before; the linker gets them together.
 */
final class OptionBalance {

  /**
   * An option without its other half.
   *
   * @param at the assignment, in the file
   * @param what one sentence that names the option
   */
  record Fault(int at, String what) {}

  private record Placed(PairedOption option, int at) {}

  private OptionBalance() {}

  static Optional<Fault> of(List<ReadAssignment> assignments, String variable, String library) {
    List<Placed> options = new ArrayList<>();
    for (ReadAssignment read : assignments) {
      Optional<Unseen> itself = read.itself(variable, library);
      if (!read.assignment().appends() && itself.isEmpty()) {
        Optional<Fault> fault = in(options);
        if (fault.isPresent()) {
          return fault;
        }
        options.clear();
      }
      int before = itself.map(Unseen::at).orElse(0);
      int at = 0;
      for (PairedOption option : read.arguments().pairedOptions()) {
        Placed placed = new Placed(option, read.assignment().at());
        if (option.at() < before) {
          options.add(at++, placed);
        } else {
          options.add(placed);
        }
      }
    }
    return in(options);
  }

  private static Optional<Fault> in(List<Placed> options) {
    Map<Pair, Placed> open = new EnumMap<>(Pair.class);
    Deque<Placed> states = new ArrayDeque<>();
    Deque<Optional<Placed>> wholeArchives = new ArrayDeque<>();
    for (Placed placed : options) {
      Pair pair = placed.option().pair();
      boolean opens = placed.option().opens();
      if (pair == Pair.STATE) {
        if (opens) {
          states.push(placed);
          wholeArchives.push(Optional.ofNullable(open.get(Pair.WHOLE_ARCHIVE)));
        } else if (states.isEmpty()) {
          return Optional.of(closesNothing(placed));
        } else {
          // The state before says again whether archives are linked whole.
          states.pop();
          open.remove(Pair.WHOLE_ARCHIVE);
          wholeArchives.pop().ifPresent(whole -> open.put(Pair.WHOLE_ARCHIVE, whole));
        }
      } else if (!opens && open.remove(pair) == null) {
        return Optional.of(closesNothing(placed));
      } else if (opens && open.put(pair, placed) != null && pair != Pair.WHOLE_ARCHIVE) {
        return Optional.of(fault(placed, "stands between another one and its " + pair.closing()));
      }
    }
    return Optional.ofNullable(states.peek())
        .or(() -> open.values().stream().findFirst())
        .map(placed -> fault(placed, "is never followed by " + placed.option().pair().closing()));
  }

  private static Fault closesNothing(Placed placed) {
    return fault(placed, "has no " + placed.option().pair().opening() + " before it");
  }

  private static Fault fault(Placed placed, String what) {
    return new Fault(placed.at(), "option \"" + placed.option().option() + "\" " + what);
  }
}
