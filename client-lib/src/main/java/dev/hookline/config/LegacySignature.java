package dev.hookline.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A signature in the format that an operator had before: HMAC-SHA256 in a header of its own. It
 * goes out beside those of Standard Webhooks while receivers migrate.
 *
 * @param key the secret reference of the key, whose bytes are used as they are
 * @param header what holds the signature
 * @param encoding {@value #HEX} (the default) or {@value #BASE64}
 * @param content what is signed: {@value #BODY} (the default), or {@value #TIMESTAMP_AND_BODY} for
 *     the timestamp, a dot and the body
 * @param prefix what stands before the signature, such as {@code sha256=}, in which {@code
 *     {timestamp}} is the timestamp; default empty
 * @param timestampHeader a further header that holds the timestamp; empty for none
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

  /** Refuses nulls. */
  public LegacySignature {
    requireNonNull(key, "key");
    requireNonNull(header, "header");
    requireNonNull(encoding, "encoding");
    requireNonNull(content, "content");
    requireNonNull(prefix, "prefix");
    requireNonNull(timestampHeader, "timestampHeader");
  }

  /** Signs the body in hexadecimal digits, without a prefix. */
  public static LegacySignature of(String key, String header) {
    return new LegacySignature(key, header, HEX, BODY, "", "");
  }

  /** Returns the same in base64. */
  public LegacySignature inBase64() {
    return new LegacySignature(key, header, BASE64, content, prefix, timestampHeader);
  }

  /** Returns the same with something before the signature. */
  public LegacySignature withPrefix(String text) {
    return new LegacySignature(key, header, encoding, content, text, timestampHeader);
  }

  /**
   * Returns the same over the timestamp, a dot and the body.
   *
   * @param inHeader what holds the timestamp too; empty where the prefix does, or {@code
   *     webhook-timestamp}
   */
  public LegacySignature withTimestamp(String inHeader) {
    return new LegacySignature(key, header, encoding, TIMESTAMP_AND_BODY, prefix, inHeader);
  }

  /** Names the header only: the key may be literal. */
  @Override
  public String toString() {
    return "LegacySignature[" + header + "]";
  }
}
