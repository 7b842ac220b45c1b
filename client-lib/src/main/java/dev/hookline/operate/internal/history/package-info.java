/** Reads what became of each webhook out of the histories of executions. */
@NullMarked
package dev.hookline.operate.internal.history;

import org.jspecify.annotations.NullMarked;
