/**
 * Injects faults into a running Hookline and proves from the records of all sides that nothing was
 * lost.
 */
@NullMarked
package dev.hookline.verification.chaos;

import org.jspecify.annotations.NullMarked;
