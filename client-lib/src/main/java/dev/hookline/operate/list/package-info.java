/** Finds and counts executions by a filter: {@code hookline list}. */
@NullMarked
package dev.hookline.operate.list;

import org.jspecify.annotations.NullMarked;
