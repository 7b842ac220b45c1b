/**
 * A model of Hookline: generated events, endpoints and crashes, run in memory with skipped time and
 * checked by an oracle that knows only the design's rules.
 */
@NullMarked
package dev.hookline.worker.model;

import org.jspecify.annotations.NullMarked;
