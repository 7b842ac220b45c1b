/** The metrics of Temporal's SDK in a Micrometer registry. */
@NullMarked
package dev.hookline.internal.metrics;

import org.jspecify.annotations.NullMarked;
