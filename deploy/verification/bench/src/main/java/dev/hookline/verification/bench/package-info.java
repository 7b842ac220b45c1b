/** Hookline and others over the same events, side by side. */
@NullMarked
package dev.hookline.verification.bench;

import org.jspecify.annotations.NullMarked;
