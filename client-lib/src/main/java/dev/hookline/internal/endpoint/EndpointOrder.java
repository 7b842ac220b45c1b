package dev.hookline.internal.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * An operator's order to disable or enable an endpoint. JSON on the wire.
 *
 * @param endpoint the endpoint's name
 * @param by who gave it, as Temporal's client identity
 * @param reason why; absent for none
 */
public record EndpointOrder(String endpoint, @Nullable String by, @Nullable String reason) {}
