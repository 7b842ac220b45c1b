/** Webhook statistics: {@code hookline stats}. */
@NullMarked
package dev.hookline.operate.stats;

import org.jspecify.annotations.NullMarked;
