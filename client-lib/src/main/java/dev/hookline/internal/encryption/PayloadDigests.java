package dev.hookline.internal.encryption;

import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.Digest;
import java.util.HexFormat;

/**
 * Digests of payloads, which decide whether two calls with one idempotency key conflict. With
 * encryption they are keyed, since the plain SHA-256 of a guessable body reveals it. The id of the
 * key is in the digest, so that digests compare over a rotation. Thread-safe.
 */
public final class PayloadDigests {

  private static final String KEYED = "hmac-sha256:";

  private final AesGcmCodec codec;

  PayloadDigests(AesGcmCodec codec) {
    this.codec = codec;
  }

  /**
   * Returns the digest of a payload: {@code sha256:} and 64 hex digits, or with encryption {@code
   * hmac-sha256:}, the id of the first key, a colon and 64 hex digits.
   */
  public String of(byte[] payload) {
    return codec.keys().isEmpty() ? Digest.ofPayload(payload) : keyed(codec.keys().get(0), payload);
  }

  /**
   * Returns whether a recorded digest, by whichever starter, is that of a payload.
   *
   * @throws DecryptionException if the digest is keyed and its key is not configured
   */
  public boolean match(String recorded, byte[] payload) {
    if (!recorded.startsWith(KEYED)) {
      return recorded.equals(Digest.ofPayload(payload));
    }
    int end = recorded.indexOf(':', KEYED.length());
    String id = recorded.substring(KEYED.length(), end < 0 ? recorded.length() : end);
    return codec
        .key(id)
        .map(key -> keyed(key, payload).equals(recorded))
        .orElseThrow(() -> DecryptionException.notConfigured(id));
  }

  private static String keyed(EncryptionKey key, byte[] payload) {
    return KEYED
        + key.id()
        + ":"
        + HexFormat.of().formatHex(EncryptionKey.hmac(key.digest(), payload));
  }
}
