package dev.hookline.worker.http.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.worker.http.connection.ConnectionSettings;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * What a token is requested with, every secret resolved.
 *
 * @param shownUrl what messages may show of the url
 * @param isInBody whether the client's id and secret are in the body, not in a header
 */
public record TokenOrder(
    HttpUrl url,
    String shownUrl,
    String clientId,
    String clientSecret,
    List<String> scopes,
    Map<String, String> params,
    boolean isInBody,
    ConnectionSettings settings) {

  /**
   * What tells orders apart, without the secrets: a changed secret makes another one, so that its
   * token is requested at once.
   */
  record Key(String digest, ConnectionSettings settings) {}

  Key key() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, url.toString());
      add(digest, clientId);
      add(digest, clientSecret);
      scopes.forEach(scope -> add(digest, scope));
      params.forEach(
          (name, value) -> {
            add(digest, name);
            add(digest, value);
          });
      add(digest, Boolean.toString(isInBody));
      return new Key(HexFormat.of().formatHex(digest.digest()), settings);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  /** Names the endpoint only. */
  @Override
  public String toString() {
    return "TokenOrder[" + shownUrl + "]";
  }
}
