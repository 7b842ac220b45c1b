package dev.hookline.contract;

import dev.hookline.config.LegacySignature;
import dev.hookline.config.SigningConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a webhook are signed. Keys are secret references, never values; an absent
 * header has its Standard Webhooks name.
 *
 * @param keys the signing keys; each adds a signature
 * @param idHeader the header of the webhook id
 * @param timestampHeader the header of the attempt's time in seconds
 * @param signatureHeader the header of the signatures
 * @param legacy an additional signature in an older format; absent for none
 */
public record Signing(
    List<String> keys,
    @Nullable String idHeader,
    @Nullable String timestampHeader,
    @Nullable String signatureHeader,
    @Nullable Legacy legacy) {

  /**
   * An HMAC-SHA256 signature in a separate header.
   *
   * @param key the secret reference of the key, whose bytes are used unchanged
   * @param header the header of the signature
   * @param encoding {@code hex} (also if absent) or {@code base64}
   * @param content {@code body} (also if absent) or {@code timestamp.body}
   * @param prefix text before the signature; {@code {timestamp}} in it is replaced by the timestamp
   * @param timestampHeader an additional header for the timestamp; absent for none
   */
  public record Legacy(
      String key,
      String header,
      @Nullable String encoding,
      @Nullable String content,
      @Nullable String prefix,
      @Nullable String timestampHeader) {

    /** Normalizes empty values to absent ones. */
    public Legacy {
      key = key == null ? "" : key;
      header = header == null ? "" : header;
      encoding = absentIf(encoding, "");
      content = absentIf(content, "");
      prefix = absentIf(prefix, "");
      timestampHeader = absentIf(timestampHeader, "");
    }

    private static Legacy of(LegacySignature legacy) {
      return new Legacy(
          legacy.key(),
          legacy.header(),
          absentIf(legacy.encoding(), LegacySignature.HEX),
          absentIf(legacy.content(), LegacySignature.BODY),
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

  /** Copies the list, in order. Normalizes empty values to absent ones. */
  public Signing {
    keys = keys == null ? List.of() : List.copyOf(keys);
    idHeader = absentIf(idHeader, "");
    timestampHeader = absentIf(timestampHeader, "");
    signatureHeader = absentIf(signatureHeader, "");
  }

  /** Returns the signing of a configuration; null if requests are unsigned. */
  static @Nullable Signing of(@Nullable SigningConfig signing) {
    return signing == null
        ? null
        : new Signing(
            signing.keys(),
            absentIf(signing.idHeader(), SigningConfig.DEFAULT_ID_HEADER),
            absentIf(signing.timestampHeader(), SigningConfig.DEFAULT_TIMESTAMP_HEADER),
            absentIf(signing.signatureHeader(), SigningConfig.DEFAULT_SIGNATURE_HEADER),
            signing.legacy() == null ? null : Legacy.of(signing.legacy()));
  }

  /** Returns the original configuration, with every default filled in. */
  public SigningConfig toConfig() {
    return new SigningConfig(
        keys,
        or(idHeader, SigningConfig.DEFAULT_ID_HEADER),
        or(timestampHeader, SigningConfig.DEFAULT_TIMESTAMP_HEADER),
        or(signatureHeader, SigningConfig.DEFAULT_SIGNATURE_HEADER),
        legacy == null ? null : legacy.toConfig());
  }

  private static @Nullable String absentIf(@Nullable String value, String defaultValue) {
    return defaultValue.equals(value) ? null : value;
  }

  private static String or(@Nullable String value, String defaultValue) {
    return value == null ? defaultValue : value;
  }

  /** Shows only the number of keys: a foreign plan may contain literal ones. */
  @Override
  public String toString() {
    return "Signing[%d keys]".formatted(keys.size());
  }
}
