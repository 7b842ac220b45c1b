package dev.hookline.operate.replay;

import dev.hookline.InvocationException;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.ConfigRules;
import dev.hookline.contract.Lineage;
import dev.hookline.contract.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an execution is replayed. Immutable.
 *
 * @param from {@value Lineage#FROM_FAILED}, the webhook that failed, or {@value
 *     Lineage#FROM_START}, the first one
 * @param plans corrected webhooks by event, in place of the recorded ones; none for the recorded
 *     ones
 * @param payload in place of the recorded payload, from the start only; null for the recorded one
 */
public record ReplayOptions(String from, List<Plan> plans, @Nullable Payload payload) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is a payload and the replay is not from the start
   * @throws InvocationException if the payload is neither empty nor JSON, or too large
   */
  public ReplayOptions {
    plans = List.copyOf(plans);
    if (!from.equals(Lineage.FROM_FAILED) && !from.equals(Lineage.FROM_START)) {
      throw new IllegalArgumentException("from must be failed or start, found '" + from + "'");
    }
    if (payload != null && !from.equals(Lineage.FROM_START)) {
      throw new IllegalArgumentException(
          "another payload needs a replay from the start, found from " + from);
    }
    if (payload != null) {
      payload.requireSendable();
    }
  }

  /** From the webhook that failed; recorded responses of the earlier ones are used. */
  public static ReplayOptions fromFailed() {
    return new ReplayOptions(Lineage.FROM_FAILED, List.of(), null);
  }

  /** From the first webhook; every one is called again, with the same {@code webhook-id}. */
  public static ReplayOptions fromStart() {
    return new ReplayOptions(Lineage.FROM_START, List.of(), null);
  }

  /**
   * Returns these options with the webhooks of a corrected configuration, for instance with a new
   * url. They are matched to the recorded ones by name.
   *
   * @throws ConfigException with every problem, if the configuration breaks a rule
   */
  public ReplayOptions withConfig(Config config) {
    return withConfig(config, false);
  }

  /**
   * Returns these options with the webhooks of a corrected configuration.
   *
   * @param literalSecretsAllowed whether tokens may be literal, since what is stored is encrypted
   * @throws ConfigException with every problem, if the configuration breaks a rule
   */
  public ReplayOptions withConfig(Config config, boolean literalSecretsAllowed) {
    ConfigRules.verify(config, config.events(), literalSecretsAllowed);
    List<Plan> corrected =
        config.events().stream()
            .map(event -> Plan.of(event, null, config.config().getOrDefault(event, List.of())))
            .toList();
    return new ReplayOptions(from, corrected, payload);
  }

  /**
   * Returns these options with another payload; the key stays bound to the original one.
   *
   * @throws IllegalArgumentException if the replay is not from the start
   * @throws InvocationException if the payload is neither empty nor JSON, or too large
   */
  public ReplayOptions withPayload(Payload other) {
    return new ReplayOptions(from, plans, other);
  }
}
