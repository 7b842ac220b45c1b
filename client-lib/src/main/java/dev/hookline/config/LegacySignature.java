package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A signature in an operator's previous format: HMAC-SHA256 in a separate header. It is sent in
 * addition to those of Standard Webhooks while receivers migrate.
 *
 * @param key the secret reference of the key, whose bytes are used unchanged
 * @param header the header of the signature
 * @param encoding {@value #HEX} (the default) or {@value #BASE64}
 * @param content the signed content: {@value #BODY} (the default), or {@value #TIMESTAMP_AND_BODY}
 *     for the timestamp, a dot and the body
 * @param prefix text before the signature, such as {@code sha256=}, in which {@code {timestamp}} is
 *     replaced by the timestamp; default empty
 * @param timestampHeader an additional header for the timestamp; empty for none
 */
public record LegacySignature(
    String key,
    String header,
    String encoding,
    String content,
    String prefix,
    String timestampHeader) {

  /** Lower-case hexadecimal digits. */
  public static final String HEX = "hex";

  /** Base64 with padding. */
  public static final String BASE64 = "base64";

  /** The body alone. */
  public static final String BODY = "body";

  /** The timestamp of the attempt in seconds, a dot and the body. */
  public static final String TIMESTAMP_AND_BODY = "timestamp.body";

  static final List<String> ENCODINGS = List.of(HEX, BASE64);
  static final List<String> CONTENTS = List.of(BODY, TIMESTAMP_AND_BODY);

  /** Rejects nulls. */
  public LegacySignature {
    requireNonNull(key, "key");
    requireNonNull(header, "header");
    requireNonNull(encoding, "encoding");
    requireNonNull(content, "content");
    requireNonNull(prefix, "prefix");
    requireNonNull(timestampHeader, "timestampHeader");
  }

  /** Returns a hexadecimal signature of the body, without a prefix. */
  public static LegacySignature of(String key, String header) {
    return new LegacySignature(key, header, HEX, BODY, "", "");
  }

  /** Returns this signature in base64. */
  public LegacySignature inBase64() {
    return new LegacySignature(key, header, BASE64, content, prefix, timestampHeader);
  }

  /** Returns this signature with a prefix. */
  public LegacySignature withPrefix(String text) {
    return new LegacySignature(key, header, encoding, content, text, timestampHeader);
  }

  /**
   * Returns this signature over the timestamp, a dot and the body.
   *
   * @param inHeader an additional header for the timestamp; empty if the prefix or {@code
   *     webhook-timestamp} suffices
   */
  public LegacySignature withTimestamp(String inHeader) {
    return new LegacySignature(key, header, encoding, TIMESTAMP_AND_BODY, prefix, inHeader);
  }

  /** Shows only the header: the key may be literal. */
  @Override
  public String toString() {
    return "LegacySignature[" + header + "]";
  }
}
