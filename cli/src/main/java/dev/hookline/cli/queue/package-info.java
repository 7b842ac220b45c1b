/** The commands about the queues of ordering keys. */
@NullMarked
package dev.hookline.cli.queue;

import org.jspecify.annotations.NullMarked;
