package dev.hookline.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a replay.
 *
 * @param replaces the run that this run replaces, under the same workflow id
 * @param from {@value #FROM_FAILED} or {@value #FROM_START}
 * @param reuse the webhooks whose recorded responses are reused from that run, in plan order
 * @param payloadDigest the digest of this run's payload if it is not the original one
 */
public record Lineage(
    String replaces, String from, List<String> reuse, @Nullable String payloadDigest) {

  /** From the webhook that failed, reusing the recorded responses of earlier ones. */
  public static final String FROM_FAILED = "failed";

  /** From the first webhook, without recorded responses. */
  public static final String FROM_START = "start";

  /** Copies the list. */
  public Lineage {
    replaces = replaces == null ? "" : replaces;
    from = from == null ? FROM_FAILED : from;
    reuse = reuse == null ? List.of() : List.copyOf(reuse);
  }
}
