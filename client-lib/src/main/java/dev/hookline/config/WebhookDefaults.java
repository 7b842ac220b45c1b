package dev.hookline.config;

import org.jspecify.annotations.Nullable;

/**
 * What holds for webhooks that say nothing themselves.
 *
 * @param signing how they are signed; null where they are not
 * @param signingPath where that stands in the file
 */
record WebhookDefaults(
    WebhookExecution execution, @Nullable SigningConfig signing, String signingPath) {

  /** What holds where a file has no defaults. */
  static final WebhookDefaults NONE = new WebhookDefaults(WebhookExecution.FAST, null, "");

  WebhookDefaults withExecution(WebhookExecution other) {
    return new WebhookDefaults(other, signing, signingPath);
  }

  WebhookDefaults withSigning(@Nullable SigningConfig other, String path) {
    return new WebhookDefaults(execution, other, path);
  }
}
