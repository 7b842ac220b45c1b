package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a webhook are signed, by Standard Webhooks: anew at each attempt, over the
 * exact bytes that are sent. Immutable; checked with the rest of the configuration.
 *
 * @param keys secret references of {@code whsec_} (HMAC-SHA256) and {@code whsk_} (Ed25519) keys,
 *     from 1 to {@value #MAX_KEYS}; each makes a signature, so that a key is rotated without a gap
 * @param idHeader what holds the webhook id; default {@value #DEFAULT_ID_HEADER}
 * @param timestampHeader what holds the time of the attempt in seconds; default {@value
 *     #DEFAULT_TIMESTAMP_HEADER}
 * @param signatureHeader what holds the signatures; default {@value #DEFAULT_SIGNATURE_HEADER}
 * @param legacy a signature in an older format beside these; null for none
 */
public record SigningConfig(
    List<String> keys,
    String idHeader,
    String timestampHeader,
    String signatureHeader,
    @Nullable LegacySignature legacy) {

  /** The most keys that sign one request. */
  public static final int MAX_KEYS = 10;

  /** What holds the webhook id where nothing is said. */
  public static final String DEFAULT_ID_HEADER = "webhook-id";

  /** What holds the time of the attempt where nothing is said. */
  public static final String DEFAULT_TIMESTAMP_HEADER = "webhook-timestamp";

  /** What holds the signatures where nothing is said. */
  public static final String DEFAULT_SIGNATURE_HEADER = "webhook-signature";

  /** Copies the list; its order is kept. */
  public SigningConfig {
    keys = List.copyOf(keys);
    requireNonNull(idHeader, "idHeader");
    requireNonNull(timestampHeader, "timestampHeader");
    requireNonNull(signatureHeader, "signatureHeader");
  }

  /** Signs with the keys, under the headers of Standard Webhooks. */
  public static SigningConfig of(String... keys) {
    return new SigningConfig(
        List.of(keys), DEFAULT_ID_HEADER, DEFAULT_TIMESTAMP_HEADER, DEFAULT_SIGNATURE_HEADER, null);
  }

  /** Returns the same under other header names. */
  public SigningConfig withHeaders(String id, String timestamp, String signature) {
    return new SigningConfig(keys, id, timestamp, signature, legacy);
  }

  /** Returns the same with a signature in an older format beside it. */
  public SigningConfig withLegacy(LegacySignature older) {
    return new SigningConfig(keys, idHeader, timestampHeader, signatureHeader, older);
  }

  /** Says how many keys there are: they may be literal. */
  @Override
  public String toString() {
    return "SigningConfig[%d keys%s]".formatted(keys.size(), legacy == null ? "" : ", " + legacy);
  }
}
