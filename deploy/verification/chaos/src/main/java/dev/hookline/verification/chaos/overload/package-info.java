/** Overload: more work than Hookline can do at once. */
@NullMarked
package dev.hookline.verification.chaos.overload;

import org.jspecify.annotations.NullMarked;
