package dev.hookline.operate.intervene;

import static java.util.Objects.requireNonNull;

import dev.hookline.config.Config;
import dev.hookline.config.ConfigException;
import dev.hookline.config.ConfigRules;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.WebhookCall;
import dev.hookline.internal.wire.CorrectedCall;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a redirect corrects. Immutable; the rules of a configuration file apply to the corrected
 * webhook.
 */
public final class Redirection {

  private static final EventType EVENT = EventType.of("redirected");
  private static final Redirection NOTHING = new Redirection(null, Map.of(), null);

  private final @Nullable String url;
  private final Map<String, String> headers;
  private final @Nullable WebhookCall policy;

  private Redirection(
      @Nullable String url, Map<String, String> headers, @Nullable WebhookCall policy) {
    this.url = url;
    this.headers = headers;
    this.policy = policy;
  }

  /** Returns a redirection that corrects nothing, to add corrections to. */
  public static Redirection nothing() {
    return NOTHING;
  }

  /** Returns this redirection with another url, which may contain secret references. */
  public Redirection withUrl(String other) {
    return new Redirection(requireNonNull(other, "other"), headers, policy);
  }

  /** Returns this redirection with a header that is added, or replaces the one of that name. */
  public Redirection withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new Redirection(url, Collections.unmodifiableMap(more), policy);
  }

  /**
   * Returns this redirection with the retry policy of a webhook, whose other settings are ignored:
   * its {@code retry}, {@code numRetries} and {@code maximumInterval}. Attempts that were made
   * still count.
   */
  public Redirection withRetryOf(WebhookConfig webhook) {
    return new Redirection(url, headers, WebhookCall.of(webhook));
  }

  /** Returns whether it corrects nothing. */
  public boolean isEmpty() {
    return url == null && headers.isEmpty() && policy == null;
  }

  /**
   * Checks what can be checked without the recorded webhook.
   *
   * @param literalSecretsAllowed whether what is stored is encrypted
   * @throws ConfigException with every problem, if a correction breaks a rule
   * @throws IllegalArgumentException if it corrects nothing
   */
  public void verify(String webhook, boolean literalSecretsAllowed) {
    if (isEmpty()) {
      throw new IllegalArgumentException(
          "a redirect must correct the url, a header or the retry policy");
    }
    of(
        WebhookCall.of(WebhookConfig.builder(webhook, "http://localhost").async(true).build()),
        literalSecretsAllowed);
  }

  /** Returns the corrected call. */
  WebhookCall of(WebhookCall recorded, boolean literalSecretsAllowed) {
    WebhookCall corrected = CorrectedCall.of(recorded, url, headers, policy);
    ConfigRules.verify(
        Config.empty().with(EVENT, CorrectedCall.alone(corrected).toConfig()),
        List.of(EVENT),
        literalSecretsAllowed);
    return corrected;
  }
}
