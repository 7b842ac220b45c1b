package dev.hookline.internal.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.internal.wire.Digest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Keys that tests know: the SHA-256 of their id. */
final class TestKeys {

  private TestKeys() {}

  static String base64(String id) {
    return Base64.getEncoder().encodeToString(bytes(id));
  }

  static byte[] bytes(String id) {
    return HexFormat.of().parseHex(Digest.ofPayload(id.getBytes(UTF_8)).substring(7));
  }

  static AesGcmCodec codec(String... ids) {
    return new AesGcmCodec(
        List.of(ids).stream().map(id -> EncryptionKey.of(id, bytes(id))).toList());
  }
}
