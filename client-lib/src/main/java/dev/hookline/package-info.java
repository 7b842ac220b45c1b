/**
 * What a service embeds: configure webhooks, invoke an event, wait for its outcome.
 *
 * <p>Start at {@link dev.hookline.Webhooks}.
 */
@NullMarked
package dev.hookline;

import org.jspecify.annotations.NullMarked;
