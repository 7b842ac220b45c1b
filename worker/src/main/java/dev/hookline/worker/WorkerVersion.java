package dev.hookline.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Which release a worker is, in Temporal's terms: workers of one deployment share its name, those
 * of one release of it the build id. Immutable.
 *
 * @param deploymentName without {@code .} and {@code :}
 * @param buildId such as {@code 1.4.0} or a commit
 */
public record WorkerVersion(String deploymentName, String buildId) {

  /** The server joins both into one id of at most 1,000 bytes. */
  private static final int MAX_BYTES = 255;

  private static final String RESERVED = "__";

  /**
   * Checks the server's rules; otherwise every poll would fail.
   *
   * @throws IllegalArgumentException if one of the two breaks a rule
   */
  public WorkerVersion {
    requireNonNull(deploymentName, "deploymentName");
    requireNonNull(buildId, "buildId");
    if (!fits(deploymentName) || deploymentName.contains(".") || deploymentName.contains(":")) {
      throw new IllegalArgumentException(
          "deployment name must be 1 to %d bytes without '.' and ':' and not begin with '%s', found '%s'"
              .formatted(MAX_BYTES, RESERVED, deploymentName));
    }
    if (!fits(buildId)) {
      throw new IllegalArgumentException(
          "build id must be 1 to %d bytes and not begin with '%s', found '%s'"
              .formatted(MAX_BYTES, RESERVED, buildId));
    }
  }

  private static boolean fits(String value) {
    return !value.isBlank()
        && value.getBytes(UTF_8).length <= MAX_BYTES
        && !value.startsWith(RESERVED);
  }
}
