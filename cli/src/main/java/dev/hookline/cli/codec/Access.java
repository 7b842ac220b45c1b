package dev.hookline.cli.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Access rules of the codec server: every request needs the token, and a browser must send it from
 * a page of the configured UI.
 *
 * @param token what a request must carry, as bearer token or as password
 * @param origins the origins of UIs, such as {@code http://127.0.0.1:8233}
 */
record Access(String token, List<String> origins) {

  /** A shorter token could be guessed. */
  static final int LEAST_TOKEN = 16;

  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  Access {
    if (token.length() < LEAST_TOKEN) {
      throw new IllegalArgumentException(
          "token of the codec server must have at least %d characters, found %d; make one with: openssl rand -base64 24"
              .formatted(LEAST_TOKEN, token.length()));
    }
    origins = List.copyOf(origins);
    for (String origin : origins) {
      if (!origin.matches("https?://[^/?#\\s]+")) {
        throw new IllegalArgumentException(
            "--ui-origin must be scheme, host and port such as http://127.0.0.1:8233, found '%s'"
                .formatted(origin));
      }
    }
  }

  /**
   * Returns whether the request comes from a page of the UI, or from a program that is not a
   * browser.
   */
  boolean isKnownOrigin(Headers request) {
    String origin = request.getFirst("Origin");
    return origin == null || origins.contains(origin);
  }

  /** Returns whether a request carries the token. */
  boolean hasToken(Headers request) {
    String given = given(request.getFirst("Authorization"));
    return given != null && MessageDigest.isEqual(given.getBytes(UTF_8), token.getBytes(UTF_8));
  }

  private static @Nullable String given(@Nullable String authorization) {
    if (authorization == null) {
      return null;
    }
    String scheme = authorization.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      return authorization.substring(BEARER.length()).strip();
    }
    return scheme.startsWith(BASIC) ? password(authorization.substring(BASIC.length())) : null;
  }

  /** A browser sends it for pages of the same site once the user has entered it. */
  private static @Nullable String password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded.strip()), UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
