/** Follows what happens to executions: {@code hookline watch}. */
@NullMarked
package dev.hookline.operate.watch;

import org.jspecify.annotations.NullMarked;
