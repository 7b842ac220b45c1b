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
 * Options of a replay. Immutable.
 *
 * @param from {@value Lineage#FROM_FAILED} for the failed webhook, or {@value Lineage#FROM_START}
 *     for the first one
 * @param plans corrected webhooks by event; empty for the recorded ones
 * @param payload another payload, only from the start; null for the recorded one
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
          "another payload requires a replay from the start, found from " + from);
    }
    if (payload != null) {
      payload.requireSendable();
    }
  }

  /** Replays from the failed webhook; recorded responses of earlier ones are reused. */
  public static ReplayOptions fromFailed() {
    return new ReplayOptions(Lineage.FROM_FAILED, List.of(), null);
  }

  /** Replays from the first webhook; all are called again, with the same {@code webhook-id}. */
  public static ReplayOptions fromStart() {
    return new ReplayOptions(Lineage.FROM_START, List.of(), null);
  }

  /**
   * Returns these options with the webhooks of a corrected configuration, for instance with a new
   * url. They are matched with the recorded ones by name.
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
        config.events().stream().map(event -> Plan.of(event, null, config)).toList();
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
