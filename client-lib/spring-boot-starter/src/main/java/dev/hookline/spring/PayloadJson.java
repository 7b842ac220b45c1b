package dev.hookline.spring;

import dev.hookline.Payload;
import org.jspecify.annotations.Nullable;

/** Serializes payloads before the manager gets them; by default not at all. */
interface PayloadJson {

  /**
   * Returns a {@link Payload}, or the value unchanged for the manager's own mapper.
   *
   * @throws dev.hookline.InvocationException if the value cannot be serialized
   */
  @Nullable Object of(@Nullable Object value);
}
