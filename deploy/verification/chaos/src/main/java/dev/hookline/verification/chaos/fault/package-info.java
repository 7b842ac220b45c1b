/** Injects and removes the faults of a plan. */
@NullMarked
package dev.hookline.verification.chaos.fault;

import org.jspecify.annotations.NullMarked;
