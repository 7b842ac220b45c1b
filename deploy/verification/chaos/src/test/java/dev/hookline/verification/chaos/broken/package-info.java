/** A worker that breaks promises, so that the checker is known to find it. */
@NullMarked
package dev.hookline.verification.chaos.broken;

import org.jspecify.annotations.NullMarked;
