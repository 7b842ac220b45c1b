package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a webhook are signed, by Standard Webhooks: at each attempt, over the exact
 * bytes sent. Immutable; validated with the rest of the configuration.
 *
 * @param keys secret references of {@code whsec_} (HMAC-SHA256) and {@code whsk_} (Ed25519) keys,
 *     from 1 to {@value #MAX_KEYS}; each adds a signature, so that keys can be rotated without a
 *     gap
 * @param idHeader the header of the webhook id; default {@value #DEFAULT_ID_HEADER}
 * @param timestampHeader the header of the attempt's time in seconds; default {@value
 *     #DEFAULT_TIMESTAMP_HEADER}
 * @param signatureHeader the header of the signatures; default {@value #DEFAULT_SIGNATURE_HEADER}
 * @param legacy an additional signature in an older format; null for none
 */
public record SigningConfig(
    List<String> keys,
    String idHeader,
    String timestampHeader,
    String signatureHeader,
    @Nullable LegacySignature legacy) {

  /** The maximum number of keys that sign one request. */
  public static final int MAX_KEYS = 10;

  /** The default header of the webhook id. */
  public static final String DEFAULT_ID_HEADER = "webhook-id";

  /** The default header of the attempt's time. */
  public static final String DEFAULT_TIMESTAMP_HEADER = "webhook-timestamp";

  /** The default header of the signatures. */
  public static final String DEFAULT_SIGNATURE_HEADER = "webhook-signature";

  /** Copies the list, in order. */
  public SigningConfig {
    keys = List.copyOf(keys);
    requireNonNull(idHeader, "idHeader");
    requireNonNull(timestampHeader, "timestampHeader");
    requireNonNull(signatureHeader, "signatureHeader");
  }

  /** Returns a configuration with the keys and the headers of Standard Webhooks. */
  public static SigningConfig of(String... keys) {
    return new SigningConfig(
        List.of(keys), DEFAULT_ID_HEADER, DEFAULT_TIMESTAMP_HEADER, DEFAULT_SIGNATURE_HEADER, null);
  }

  /** Returns this configuration with other header names. */
  public SigningConfig withHeaders(String id, String timestamp, String signature) {
    return new SigningConfig(keys, id, timestamp, signature, legacy);
  }

  /** Returns this configuration with an additional signature in an older format. */
  public SigningConfig withLegacy(LegacySignature older) {
    return new SigningConfig(keys, idHeader, timestampHeader, signatureHeader, older);
  }

  /** Shows only the number of keys: they may be literal. */
  @Override
  public String toString() {
    return "SigningConfig[%d keys%s]".formatted(keys.size(), legacy == null ? "" : ", " + legacy);
  }
}
