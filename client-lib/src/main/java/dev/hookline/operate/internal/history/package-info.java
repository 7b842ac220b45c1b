/** Reads the state of each webhook from the histories of executions. */
@NullMarked
package dev.hookline.operate.internal.history;

import org.jspecify.annotations.NullMarked;
