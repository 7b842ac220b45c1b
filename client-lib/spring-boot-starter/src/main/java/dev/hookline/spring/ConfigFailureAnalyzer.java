package dev.hookline.spring;

import dev.hookline.config.ConfigException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the problems of the webhooks instead of a stack trace. */
final class ConfigFailureAnalyzer extends AbstractFailureAnalyzer<ConfigException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ConfigException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Fix the webhooks in the file that %s names, or below that property."
            .formatted(WebhooksReader.PROPERTY),
        cause);
  }
}
