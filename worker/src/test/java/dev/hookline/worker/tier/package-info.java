/** The Temporal server that tests run on: embedded, dev or PostgreSQL. */
@NullMarked
package dev.hookline.worker.tier;

import org.jspecify.annotations.NullMarked;
