package dev.hookline.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Resolves the placeholders of Spring and keeps Hookline's references to secrets. To Spring, {@code
 * ${env:NAME}} is the property {@code env} with the default {@code NAME}; the worker resolves it,
 * for each attempt.
 */
final class SecretReferencesResolver extends PropertySourcesPlaceholdersResolver {

  private static final String[] KINDS = {"env:", "file:"};

  /** From the private use area, so that no value has it. */
  private static final String MASK = "\uE0A7{";

  SecretReferencesResolver(ConfigurableEnvironment environment) {
    super(environment);
  }

  @Override
  public @Nullable Object resolvePlaceholders(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    return String.valueOf(super.resolvePlaceholders(mask(text))).replace(MASK, "${");
  }

  @Override
  protected @Nullable String resolvePlaceholder(String placeholder) {
    String value = super.resolvePlaceholder(placeholder);
    return value == null ? null : mask(value);
  }

  private static String mask(String text) {
    String masked = text;
    for (String kind : KINDS) {
      masked = masked.replace("${" + kind, MASK + kind);
    }
    return masked;
  }
}
