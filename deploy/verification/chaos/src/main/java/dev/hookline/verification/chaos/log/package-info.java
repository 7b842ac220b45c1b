/** The records that each process writes: lines of JSON that survive their writer. */
@NullMarked
package dev.hookline.verification.chaos.log;

import org.jspecify.annotations.NullMarked;
