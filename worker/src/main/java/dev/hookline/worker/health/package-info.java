/** The HTTP endpoints for orchestrators and Prometheus. */
@NullMarked
package dev.hookline.worker.health;

import org.jspecify.annotations.NullMarked;
