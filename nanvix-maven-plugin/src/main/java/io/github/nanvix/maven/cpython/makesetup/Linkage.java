// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

/** What becomes of the modules that a rule names. */
public enum Linkage {
  /** Linked into the interpreter; the rule's libraries go to the interpreter's link as well. */
  STATIC,
  /** A shared object of its own. */
  SHARED,
  /** After {@code *noobjects*}: named as built, and neither compiled nor linked. */
  UNBUILT,
  /** Not built, and later rules for it are passed over. */
  DISABLED
}
