package dev.hookline.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a replay comes from.
 *
 * @param replaces the run that this run replaces, under the same workflow id
 * @param from {@value #FROM_FAILED} or {@value #FROM_START}
 * @param reuse the webhooks whose recorded responses are taken from that run, in plan order
 * @param payloadDigest the digest of this run's payload where it is not the original one
 */
public record Lineage(
    String replaces, String from, List<String> reuse, @Nullable String payloadDigest) {

  /** From the webhook that failed, with the recorded responses of the earlier ones. */
  public static final String FROM_FAILED = "failed";

  /** From the first webhook, with no recorded response. */
  public static final String FROM_START = "start";

  /** Copies the list. */
  public Lineage {
    replaces = replaces == null ? "" : replaces;
    from = from == null ? FROM_FAILED : from;
    reuse = reuse == null ? List.of() : List.copyOf(reuse);
  }
}
