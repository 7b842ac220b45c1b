package dev.hookline.internal.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, used to compare payloads and to derive webhook ids. */
public final class Digest {

  private Digest() {}

  /** Returns the digest of a payload in the memo's form: {@code sha256:} and 64 hex digits. */
  public static String ofPayload(byte[] payload) {
    return "sha256:" + HexFormat.of().formatHex(sha256(payload));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
