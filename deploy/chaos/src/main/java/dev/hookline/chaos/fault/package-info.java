/** Injects and removes the faults of a plan. */
@NullMarked
package dev.hookline.chaos.fault;

import org.jspecify.annotations.NullMarked;
