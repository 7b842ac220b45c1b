/** The workflows: an event's story, and a delivery's. Deterministic; see DeterminismTest. */
@NullMarked
package dev.hookline.worker.workflow;

import org.jspecify.annotations.NullMarked;
