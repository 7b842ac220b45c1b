package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Workflow ids of queues: {@code ordering:[<source>]:<group>:<key>}, its parts escaped like those
 * of {@link ExecutionIds}. An event's id has two or three parts, so none is equal.
 */
public final class QueueIds {

  /** Longer keys are replaced by their digest. */
  private static final int MAX_KEY_BYTES = 100;

  private QueueIds() {}

  /**
   * Returns the id of the queue of a key.
   *
   * @param secret whether the key must not be readable in the id
   * @param digest the digest that then takes its place
   */
  public static String of(
      @Nullable String source,
      String group,
      String key,
      boolean secret,
      Function<byte[], String> digest) {
    boolean isReadable = !secret && key.getBytes(UTF_8).length <= MAX_KEY_BYTES && isText(key);
    String part = isReadable ? key : digest.apply(key.getBytes(UTF_8));
    return "ordering:%s:%s:%s"
        .formatted(
            source == null ? "" : ExecutionIds.escape(source),
            ExecutionIds.escape(group),
            ExecutionIds.escape(part));
  }

  /** Databases reject NUL, and terminals other control characters. */
  private static boolean isText(String key) {
    return UTF_8.newEncoder().canEncode(key) && key.chars().noneMatch(Character::isISOControl);
  }
}
