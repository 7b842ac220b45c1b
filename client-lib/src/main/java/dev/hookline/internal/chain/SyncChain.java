package dev.hookline.internal.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs an event's sync webhooks: in declared order, each with the event's payload or the answer of
 * an earlier one, until the first that fails. Pure, so that the workflow and {@code
 * SimpleWebhookManager} share it; the call itself is the caller's.
 *
 * @param <B> what a body is: a payload of bytes here, of Temporal there
 */
public final class SyncChain<B> {

  /**
   * A step of the chain.
   *
   * @param name the webhook's name
   * @param useDataFrom the earlier webhook whose answer is sent; empty for the event's payload
   * @param finalResponse whether its answer is the chain's result
   * @param call sends a body and returns the answer; what it throws ends the chain
   */
  public record Step<B>(String name, String useDataFrom, boolean finalResponse, Call<B> call) {}

  /** Calls one webhook. */
  @FunctionalInterface
  public interface Call<B> {

    /** Sends the body and returns the answer. */
    B send(B body);
  }

  /** A step that uses the answer of a webhook that has not run before it. */
  public static final class MissingResponseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingResponseException(String webhook, String missing, Iterable<String> earlier) {
      super(
          "webhook '%s' uses the response of '%s', which is not an earlier sync webhook; earlier: [%s]"
              .formatted(webhook, missing, String.join(", ", earlier)));
    }
  }

  private final List<Step<B>> steps;

  /** Makes a chain of the steps in that order. */
  public SyncChain(List<Step<B>> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Runs the steps.
   *
   * @param payload the event's payload
   * @param nothing the result of a chain without a final response
   * @return the answer of the last step with a final response
   * @throws MissingResponseException if a step uses an answer that there is not
   */
  public B run(B payload, B nothing) {
    Map<String, B> responses = new LinkedHashMap<>();
    B result = nothing;
    for (Step<B> step : steps) {
      B response = step.call().send(bodyOf(step, payload, responses));
      responses.put(step.name(), response);
      if (step.finalResponse()) {
        result = response;
      }
    }
    return result;
  }

  private static <B> B bodyOf(Step<B> step, B payload, Map<String, B> responses) {
    if (step.useDataFrom().isEmpty()) {
      return payload;
    }
    B response = responses.get(step.useDataFrom());
    if (response == null) {
      throw new MissingResponseException(step.name(), step.useDataFrom(), responses.keySet());
    }
    return response;
  }
}
