/** Runs the recorded cases of the Go package against both managers. */
@NullMarked
package dev.hookline.worker.vectors;

import org.jspecify.annotations.NullMarked;
