/** Breaks a running Hookline and proves by the records of all sides that nothing was lost. */
@NullMarked
package dev.hookline.verification.chaos;

import org.jspecify.annotations.NullMarked;
