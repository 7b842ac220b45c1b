/** The rule of an event as a pure function: order, hand-over, first failure. */
@NullMarked
package dev.hookline.internal.chain;

import org.jspecify.annotations.NullMarked;
