/** Checks the records of all sides against the promises of Hookline. */
@NullMarked
package dev.hookline.verification.chaos.check;

import org.jspecify.annotations.NullMarked;
