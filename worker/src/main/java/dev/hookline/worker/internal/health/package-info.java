/** The HTTP endpoints for orchestrators and Prometheus. */
@NullMarked
package dev.hookline.worker.internal.health;

import org.jspecify.annotations.NullMarked;
