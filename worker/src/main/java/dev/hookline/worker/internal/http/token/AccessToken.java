package dev.hookline.worker.internal.http.token;

import java.time.Instant;

/**
 * An access token.
 *
 * @param value the text after {@code Bearer}
 * @param renewAt when another one is requested
 * @param end when it expires
 */
public record AccessToken(String value, Instant renewAt, Instant end) {

  /** Shows only the time of its end. */
  @Override
  public String toString() {
    return "AccessToken[until " + end + "]";
  }
}
