package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * The {@code webhook-id} of every attempt of a webhook, the same across retries, resets and replays
 * and different for each webhook of an event: {@code msg_} and the base64url form, without padding,
 * of SHA-256 over the execution's workflow id, a NUL byte and the webhook's name. See Standard
 * Webhooks 1.0.0, "webhook-id".
 */
public final class WebhookId {

  private WebhookId() {}

  /** Returns the id of a webhook within an event's execution. */
  public static String of(String execution, String webhook) {
    byte[] digest = Digest.sha256((execution + '\0' + webhook).getBytes(UTF_8));
    return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
