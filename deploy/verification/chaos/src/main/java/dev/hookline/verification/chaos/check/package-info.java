/** Compares what all sides wrote down with what Hookline promises. */
@NullMarked
package dev.hookline.verification.chaos.check;

import org.jspecify.annotations.NullMarked;
