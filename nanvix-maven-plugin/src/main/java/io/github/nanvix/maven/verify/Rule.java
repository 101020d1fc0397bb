// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A check made of a function. */
record Rule(
    String id,
    Severity severity,
    String title,
    boolean judgesAlone,
    BiConsumer<Subject, Check.Faults> inspection)
    implements Check {

  /** Looks at one object file. */
  @FunctionalInterface
  interface ObjectInspection {
    void inspect(Subject subject, StagedObject object, Faults faults);
  }

  /** Looks at one object file after the other. */
  private record Each(Predicate<Role> roles, ObjectInspection inspection)
      implements BiConsumer<Subject, Faults> {
    @Override
    public void accept(Subject subject, Faults faults) {
      for (StagedObject object : subject.objects().values()) {
        if (roles.test(object.role())) {
          inspection.inspect(subject, object, faults);
        }
      }
    }
  }

  static Rule error(String id, String title, BiConsumer<Subject, Faults> inspection) {
    return new Rule(id, Severity.ERROR, title, inspection instanceof Each, inspection);
  }

  static Rule warning(String id, String title, BiConsumer<Subject, Faults> inspection) {
    return new Rule(id, Severity.WARNING, title, inspection instanceof Each, inspection);
  }

  static Rule info(String id, String title, BiConsumer<Subject, Faults> inspection) {
    return new Rule(id, Severity.INFO, title, inspection instanceof Each, inspection);
  }

  /** Applies an inspection to each usable object of some roles; it then judges each alone. */
  static BiConsumer<Subject, Faults> each(Predicate<Role> roles, ObjectInspection inspection) {
    return new Each(roles, inspection);
  }

  /** The same, for single files as well. */
  Rule alone() {
    return new Rule(id, severity, title, true, inspection);
  }

  /** The same, for whole images only. */
  Rule inImages() {
    return new Rule(id, severity, title, false, inspection);
  }

  @Override
  public void inspect(Subject subject, Faults faults) {
    inspection.accept(subject, faults);
  }
}
