/** Follows executions live: {@code hookline watch}. */
@NullMarked
package dev.hookline.operate.watch;

import org.jspecify.annotations.NullMarked;
