/** The queues of ordering keys: {@code hookline queue}. */
@NullMarked
package dev.hookline.operate.queue;

import org.jspecify.annotations.NullMarked;
