package dev.hookline.internal.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs an event's sync webhooks: in declared order, each with the event's payload or the response
 * of an earlier one, until the first failure. Pure, so that the workflow and {@code
 * SimpleWebhookManager} share it; the caller supplies the call itself.
 *
 * @param <B> the type of a body: bytes in process, a Temporal payload in the workflow
 */
public final class SyncChain<B> {

  /**
   * A step of the chain.
   *
   * @param name the webhook's name
   * @param useDataFrom the earlier webhook whose response is sent; empty for the event's payload
   * @param finalResponse whether its response is the chain's result
   * @param call sends a body and returns the response; an exception ends the chain
   */
  public record Step<B>(String name, String useDataFrom, boolean finalResponse, Call<B> call) {}

  /** Calls one webhook. */
  @FunctionalInterface
  public interface Call<B> {

    /** Sends the body and returns the response. */
    B send(B body);
  }

  /** A step uses the response of a webhook that has not run before it. */
  public static final class MissingResponseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingResponseException(String webhook, String missing, Iterable<String> earlier) {
      super(
          "webhook '%s' uses the response of '%s', which is not an earlier sync webhook; earlier: [%s]"
              .formatted(webhook, missing, String.join(", ", earlier)));
    }
  }

  private final List<Step<B>> steps;

  /** Creates a chain of the steps in that order. */
  public SyncChain(List<Step<B>> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Runs the steps.
   *
   * @param payload the event's payload
   * @param empty the result of a chain without a final response
   * @return the response of the last step with a final response
   * @throws MissingResponseException if a step uses a response that does not exist
   */
  public B run(B payload, B empty) {
    Map<String, B> responses = new LinkedHashMap<>();
    B result = empty;
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
