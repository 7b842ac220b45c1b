package dev.hookline.worker.internal.http.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The material of TLS settings, as read for one attempt; missing parts are empty.
 *
 * @param ca certificates in PEM
 * @param cert a certificate in PEM, with its chain
 * @param key its private key in PEM
 * @param pkcs12 the bytes of a PKCS #12 file
 * @param password the password of that file
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its digest only
public record TlsMaterial(String ca, String cert, String key, byte[] pkcs12, String password) {

  /** Returns a digest that differs where any part differs. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part :
          List.of(
              ca.getBytes(UTF_8),
              cert.getBytes(UTF_8),
              key.getBytes(UTF_8),
              pkcs12,
              password.getBytes(UTF_8))) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Shows nothing: everything in it is secret. */
  @Override
  public String toString() {
    return "TlsMaterial[]";
  }
}
