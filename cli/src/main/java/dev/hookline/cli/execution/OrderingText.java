package dev.hookline.cli.execution;

import dev.hookline.cli.output.Printable;
import dev.hookline.contract.Ordering;
import dev.hookline.contract.Plan;
import java.util.Optional;

/** The order of an event as text. */
final class OrderingText {

  private OrderingText() {}

  /** Returns its queue; empty if the event is not ordered. */
  static Optional<String> of(Plan plan) {
    Ordering ordering = plan.ordering();
    return ordering == null
        ? Optional.empty()
        : Optional.of(
            Printable.of(ordering.queue())
                + (ordering.hold() ? ", which it holds if it ends without success" : ""));
  }
}
