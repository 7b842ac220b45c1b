/** Reads one execution in full, and as a timeline: {@code hookline show}. */
@NullMarked
package dev.hookline.operate.show;

import org.jspecify.annotations.NullMarked;
