/** The rule of an event as a pure function: order, hand-over, first failure. */
@NullMarked
package dev.hookline.plan;

import org.jspecify.annotations.NullMarked;
