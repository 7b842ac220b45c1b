/** Resolves secret references to values, for a single attempt only. */
@NullMarked
package dev.hookline.worker.internal.secrets;

import org.jspecify.annotations.NullMarked;
