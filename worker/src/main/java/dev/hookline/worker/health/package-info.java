/** What orchestrators and Prometheus ask a worker. */
@NullMarked
package dev.hookline.worker.health;

import org.jspecify.annotations.NullMarked;
