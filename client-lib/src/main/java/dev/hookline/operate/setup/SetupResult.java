package dev.hookline.operate.setup;

import dev.hookline.contract.Coded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link NamespaceSetup} has changed, or would change.
 *
 * @param address the server's host and port
 * @param namespace the namespace
 * @param dryRun whether this is a preview, which changed nothing
 * @param steps the steps in order; none follow a namespace that could not be created
 */
public record SetupResult(String address, String namespace, boolean dryRun, List<Step> steps) {

  /** Copies the list. */
  public SetupResult {
    steps = List.copyOf(steps);
  }

  /** Returns whether every step is as it should be, or would be. */
  @com.fasterxml.jackson.annotation.JsonIgnore
  public boolean isComplete() {
    return steps.stream().noneMatch(step -> step.status() == Status.REFUSED);
  }

  /** The status of a step. */
  public enum Status implements Coded {
    /** It already was as it should be. */
    OK,
    /** It has been created or changed. */
    CHANGED,
    /** It would be created or changed; only in a preview. */
    PLANNED,
    /** The server does not report it. */
    UNKNOWN,
    /** The server refused the change, or it needs a decision. */
    REFUSED
  }

  /**
   * One step.
   *
   * @param step the step: {@code namespace}, {@code retention} or {@code search_attributes}
   * @param status the status
   * @param message the result in one sentence
   * @param value the value after it, for programs: a name, an ISO 8601 duration, names; null for
   *     none
   * @param fix what to do if it was refused; null for none
   */
  public record Step(
      String step, Status status, String message, @Nullable String value, @Nullable String fix) {

    static Step of(String step, Status status, String message, @Nullable String value) {
      return new Step(step, status, message, value, null);
    }

    static Step refused(String step, String message, String fix) {
      return new Step(step, Status.REFUSED, message, null, fix);
    }
  }
}
