/** When an endpoint may be called: shares of the worker, and the limits that a plan sets. */
@NullMarked
package dev.hookline.worker.internal.limit;

import org.jspecify.annotations.NullMarked;
