/** Checks the records of all sides against the promises of Hookline. */
@NullMarked
package dev.hookline.chaos.check;

import org.jspecify.annotations.NullMarked;
