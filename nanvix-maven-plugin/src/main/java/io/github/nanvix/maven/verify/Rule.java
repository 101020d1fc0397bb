package io.github.nanvix.maven.verify;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** A check made of a function. */
record Rule(String id, Severity severity, String title, BiConsumer<Subject, Faults> inspection)
    implements Check {

  /** Looks at one object file. */
  @FunctionalInterface
  interface ObjectInspection {
    void inspect(Subject subject, StagedObject object, Faults faults);
  }

  static Check error(String id, String title, BiConsumer<Subject, Faults> inspection) {
    return new Rule(id, Severity.ERROR, title, inspection);
  }

  static Check warning(String id, String title, BiConsumer<Subject, Faults> inspection) {
    return new Rule(id, Severity.WARNING, title, inspection);
  }

  /** Applies an inspection to each usable object of some roles. */
  static BiConsumer<Subject, Faults> each(Predicate<Role> roles, ObjectInspection inspection) {
    return (subject, faults) -> {
      for (StagedObject object : subject.objects().values()) {
        if (roles.test(object.role())) {
          inspection.inspect(subject, object, faults);
        }
      }
    };
  }

  @Override
  public void inspect(Subject subject, Faults faults) {
    inspection.accept(subject, faults);
  }
}
