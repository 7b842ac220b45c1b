package dev.hookline.config;

import dev.hookline.config.internal.ConnectionHeaders;
import dev.hookline.config.internal.Nearest;
import dev.hookline.config.internal.SecretReference;
import dev.hookline.internal.signing.SigningKey;
import dev.hookline.internal.signing.UnusableKeyException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a signing configuration. Their messages name no webhook, so that problems of a
 * default are reported once.
 */
final class SigningRules {

  /** Headers of every request, signed or not. */
  private static final Set<String> COMMON_HEADERS =
      new TreeSet<>(List.of("authorization", "content-type", "traceparent", "user-agent"));

  private final String path;
  private final List<ConfigProblem> problems;
  private final Set<String> taken = new LinkedHashSet<>();

  private SigningRules(String path, List<ConfigProblem> problems) {
    this.path = path;
    this.problems = problems;
  }

  static void check(String webhookPath, WebhookConfig webhook, List<ConfigProblem> problems) {
    SigningConfig signing = webhook.signing();
    if (signing == null) {
      return;
    }
    SigningRules rules = new SigningRules(webhookPath + "." + ConfigKey.SIGNING.key, problems);
    rules.keys(signing.keys());
    rules.header("." + SigningReader.HEADERS + "." + SigningReader.ID, signing.idHeader());
    rules.header(
        "." + SigningReader.HEADERS + "." + SigningReader.TIMESTAMP, signing.timestampHeader());
    rules.header(
        "." + SigningReader.HEADERS + "." + SigningReader.SIGNATURE, signing.signatureHeader());
    if (signing.legacy() != null) {
      rules.legacy(signing.legacy());
    }
    for (String name : webhook.headers().keySet()) {
      if (rules.taken.contains(name.toLowerCase(Locale.ROOT))) {
        problems.add(
            ConfigProblem.at(
                webhookPath + ".headers." + name,
                "header '%s' is set by signing; remove it".formatted(name)));
      }
    }
  }

  /** Returns the headers that signing sets. */
  static Stream<String> headers(@Nullable SigningConfig signing) {
    if (signing == null) {
      return Stream.of();
    }
    LegacySignature legacy = signing.legacy();
    return Stream.concat(
        Stream.of(signing.idHeader(), signing.timestampHeader(), signing.signatureHeader()),
        legacy == null ? Stream.of() : Stream.of(legacy.header(), legacy.timestampHeader()));
  }

  private void keys(List<String> keys) {
    String at = "." + SigningReader.KEYS;
    if (keys.isEmpty() || keys.size() > SigningConfig.MAX_KEYS) {
      problem(
          at,
          "signing must have 1 to %d keys, found %d; create one with hookline keys new"
              .formatted(SigningConfig.MAX_KEYS, keys.size()));
    }
    for (int i = 0; i < keys.size(); i++) {
      key(at + "[" + i + "]", keys.get(i));
    }
  }

  private void key(String at, String key) {
    SecretRules.wellFormed(path + at, key, problems);
    if (SecretReference.isIn(key) || SecretReference.isMalformedIn(key)) {
      return;
    }
    try {
      SigningKey.of(key);
    } catch (UnusableKeyException e) {
      problem(at, "signing " + e.getMessage());
    }
  }

  private void header(String at, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isDefaultIdHeader =
        lower.equals(SigningConfig.DEFAULT_ID_HEADER) && at.endsWith("." + SigningReader.ID);
    if (!HeaderRules.isName(name)) {
      problem(at, "header name must be letters, digits and hyphens, found '%s'".formatted(name));
    } else if (!isDefaultIdHeader && isTaken(name)) {
      problem(at, "header '%s' is reserved; choose another name".formatted(name));
    } else if (!taken.add(lower)) {
      problem(
          at,
          "signing must use a different header for each value, found '%s' twice".formatted(name));
    }
  }

  private static boolean isTaken(String name) {
    return HeaderRules.isReserved(name)
        || ConnectionHeaders.contains(name)
        || COMMON_HEADERS.contains(name.toLowerCase(Locale.ROOT));
  }

  private void legacy(LegacySignature legacy) {
    String at = "." + SigningReader.LEGACY + ".";
    if (legacy.key().isBlank()) {
      problem(at + SigningReader.KEY, "legacy signature must have a key; write a secret reference");
    }
    SecretRules.wellFormed(path + at + SigningReader.KEY, legacy.key(), problems);
    if (legacy.header().isEmpty()) {
      problem(at + SigningReader.HEADER, "legacy signature must have a header; write its name");
    } else {
      header(at + SigningReader.HEADER, legacy.header());
    }
    oneOf(at, SigningReader.ENCODING, legacy.encoding(), LegacySignature.ENCODINGS);
    oneOf(at, SigningReader.CONTENT, legacy.content(), LegacySignature.CONTENTS);
    if (!HeaderRules.isSendable(legacy.prefix())) {
      problem(at + SigningReader.PREFIX, "prefix must be printable ASCII without line breaks");
    }
    if (!legacy.timestampHeader().isEmpty()) {
      header(at + SigningReader.TIMESTAMP_HEADER, legacy.timestampHeader());
    }
  }

  private void oneOf(String at, String key, String found, List<String> allowed) {
    if (!allowed.contains(found)) {
      problem(
          at + key,
          "%s must be one of %s, found '%s'%s"
              .formatted(key, allowed, found, Nearest.hint(found, allowed, "")));
    }
  }

  private void problem(String at, String message) {
    problems.add(ConfigProblem.at(path + at, message));
  }
}
