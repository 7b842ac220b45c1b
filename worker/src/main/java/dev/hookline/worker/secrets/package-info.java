/** Resolves secret references to values, for one attempt, and nowhere else. */
@NullMarked
package dev.hookline.worker.secrets;

import org.jspecify.annotations.NullMarked;
