/** The workflows of events, deliveries and batches. Deterministic; see DeterminismTest. */
@NullMarked
package dev.hookline.worker.internal.workflow;

import org.jspecify.annotations.NullMarked;
