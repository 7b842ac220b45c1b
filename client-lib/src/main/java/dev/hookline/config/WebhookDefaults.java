package dev.hookline.config;

import org.jspecify.annotations.Nullable;

/**
 * Defaults for webhooks that do not set these values themselves.
 *
 * @param signing how they are signed; null if they are not
 * @param signingPath the path of the signing configuration in the file
 */
record WebhookDefaults(
    WebhookExecution execution, @Nullable SigningConfig signing, String signingPath) {

  /** The defaults of a file without any. */
  static final WebhookDefaults NONE = new WebhookDefaults(WebhookExecution.FAST, null, "");

  WebhookDefaults withExecution(WebhookExecution other) {
    return new WebhookDefaults(other, signing, signingPath);
  }

  WebhookDefaults withSigning(@Nullable SigningConfig other, String path) {
    return new WebhookDefaults(execution, other, path);
  }
}
