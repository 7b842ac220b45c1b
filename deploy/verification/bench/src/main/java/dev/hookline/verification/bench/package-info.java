/** Compares Hookline with other systems on the same events, side by side. */
@NullMarked
package dev.hookline.verification.bench;

import org.jspecify.annotations.NullMarked;
