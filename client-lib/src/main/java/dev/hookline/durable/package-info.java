/**
 * The durable manager: starts executions, attaches to existing ones and waits for their outcome.
 * {@link dev.hookline.durable.Webhooks} is its only entry point.
 */
@NullMarked
package dev.hookline.durable;

import org.jspecify.annotations.NullMarked;
