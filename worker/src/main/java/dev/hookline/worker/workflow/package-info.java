/** The workflows: an event's story, and a delivery's. Deterministic; see ArchitectureTest. */
@NullMarked
package dev.hookline.worker.workflow;

import org.jspecify.annotations.NullMarked;
