package dev.hookline.verification.chaos.check;

import java.util.List;

/** One promise. */
@FunctionalInterface
interface Rule {

  /** Adds the violations of the promise. */
  void check(Case one, List<Violation> violations);
}
