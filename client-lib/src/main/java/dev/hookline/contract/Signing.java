package dev.hookline.contract;

import dev.hookline.config.LegacySignature;
import dev.hookline.config.SigningConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a webhook are signed. Keys are secret references, never values; a header that
 * is absent has its name of Standard Webhooks.
 *
 * @param keys what signs; each key makes a signature
 * @param idHeader what holds the webhook id
 * @param timestampHeader what holds the time of the attempt in seconds
 * @param signatureHeader what holds the signatures
 * @param legacy a signature in an older format beside these; absent for none
 */
public record Signing(
    List<String> keys,
    @Nullable String idHeader,
    @Nullable String timestampHeader,
    @Nullable String signatureHeader,
    @Nullable Legacy legacy) {

  /**
   * An HMAC-SHA256 in a header of its own.
   *
   * @param key the secret reference of the key, whose bytes are used as they are
   * @param header what holds the signature
   * @param encoding {@code hex} (also where absent) or {@code base64}
   * @param content {@code body} (also where absent) or {@code timestamp.body}
   * @param prefix what stands before the signature; {@code {timestamp}} in it is the timestamp
   * @param timestampHeader a further header that holds the timestamp; absent for none
   */
  public record Legacy(
      String key,
      String header,
      @Nullable String encoding,
      @Nullable String content,
      @Nullable String prefix,
      @Nullable String timestampHeader) {

    /** Takes an empty text for an absent one. */
    public Legacy {
      key = key == null ? "" : key;
      header = header == null ? "" : header;
      encoding = other(encoding, "");
      content = other(content, "");
      prefix = other(prefix, "");
      timestampHeader = other(timestampHeader, "");
    }

    private static Legacy of(LegacySignature legacy) {
      return new Legacy(
          legacy.key(),
          legacy.header(),
          other(legacy.encoding(), LegacySignature.HEX),
          other(legacy.content(), LegacySignature.BODY),
          legacy.prefix(),
          legacy.timestampHeader());
    }

    private LegacySignature toConfig() {
      return new LegacySignature(
          key,
          header,
          or(encoding, LegacySignature.HEX),
          or(content, LegacySignature.BODY),
          or(prefix, ""),
          or(timestampHeader, ""));
    }
  }

  /** Copies the list; its order is kept. Takes an empty text for an absent one. */
  public Signing {
    keys = keys == null ? List.of() : List.copyOf(keys);
    idHeader = other(idHeader, "");
    timestampHeader = other(timestampHeader, "");
    signatureHeader = other(signatureHeader, "");
  }

  /** Returns what a configuration asks of the worker; null where it asks for nothing. */
  static @Nullable Signing of(@Nullable SigningConfig signing) {
    return signing == null
        ? null
        : new Signing(
            signing.keys(),
            other(signing.idHeader(), SigningConfig.DEFAULT_ID_HEADER),
            other(signing.timestampHeader(), SigningConfig.DEFAULT_TIMESTAMP_HEADER),
            other(signing.signatureHeader(), SigningConfig.DEFAULT_SIGNATURE_HEADER),
            signing.legacy() == null ? null : Legacy.of(signing.legacy()));
  }

  /** Returns the configuration that this came from, every default filled in. */
  public SigningConfig toConfig() {
    return new SigningConfig(
        keys,
        or(idHeader, SigningConfig.DEFAULT_ID_HEADER),
        or(timestampHeader, SigningConfig.DEFAULT_TIMESTAMP_HEADER),
        or(signatureHeader, SigningConfig.DEFAULT_SIGNATURE_HEADER),
        legacy == null ? null : legacy.toConfig());
  }

  private static @Nullable String other(@Nullable String value, String standard) {
    return standard.equals(value) ? null : value;
  }

  private static String or(@Nullable String value, String standard) {
    return value == null ? standard : value;
  }

  /** Says how many keys there are: a foreign plan may hold literal ones. */
  @Override
  public String toString() {
    return "Signing[%d keys]".formatted(keys.size());
  }
}
