/**
 * The API for services: managers, an event's payload and options, callbacks and exceptions.
 *
 * <p>Start at {@link dev.hookline.durable.Webhooks}.
 */
@NullMarked
package dev.hookline;

import org.jspecify.annotations.NullMarked;
