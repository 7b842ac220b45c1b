/** Overload: more work than Hookline can do at once. */
@NullMarked
package dev.hookline.chaos.overload;

import org.jspecify.annotations.NullMarked;
