package dev.hookline.worker.internal.http.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.worker.internal.http.connection.ConnectionSettings;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * A token request with its secrets resolved.
 *
 * @param shownUrl the part of the url that messages may show
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
   * The identity of a token request, without its secrets. A changed secret changes it, so that
   * another token is requested at once.
   */
  record Key(String digest, ConnectionSettings settings) {}

  Key key() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, url.toString());
      add(digest, clientId);
      add(digest, clientSecret);
      add(digest, Integer.toString(scopes.size()));
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

  /** Shows only the endpoint. */
  @Override
  public String toString() {
    return "TokenOrder[" + shownUrl + "]";
  }
}
