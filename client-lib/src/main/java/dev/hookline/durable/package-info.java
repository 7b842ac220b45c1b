/**
 * The durable manager: starts executions, finds those that a key already has, waits for their
 * outcome. All of it stands behind {@link dev.hookline.durable.Webhooks}.
 */
@NullMarked
package dev.hookline.durable;

import org.jspecify.annotations.NullMarked;
