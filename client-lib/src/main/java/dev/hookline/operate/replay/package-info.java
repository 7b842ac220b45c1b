/** Replays one execution that ended without success: {@code hookline replay <id>}. */
@NullMarked
package dev.hookline.operate.replay;

import org.jspecify.annotations.NullMarked;
