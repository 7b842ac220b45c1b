/** The plan of a run, derived from its seed: events, webhooks, responses, faults. */
@NullMarked
package dev.hookline.verification.chaos.plan;

import org.jspecify.annotations.NullMarked;
