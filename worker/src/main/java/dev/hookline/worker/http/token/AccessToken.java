package dev.hookline.worker.http.token;

import java.time.Instant;

/**
 * An access token.
 *
 * @param value what is sent after {@code Bearer}
 * @param renewAt from when on another one is requested
 * @param end from when on the endpoint refuses it
 */
public record AccessToken(String value, Instant renewAt, Instant end) {

  /** Names the times only. */
  @Override
  public String toString() {
    return "AccessToken[until " + end + "]";
  }
}
