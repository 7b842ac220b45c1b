/** A worker that breaks promises, to prove that the checker detects it. */
@NullMarked
package dev.hookline.verification.chaos.broken;

import org.jspecify.annotations.NullMarked;
