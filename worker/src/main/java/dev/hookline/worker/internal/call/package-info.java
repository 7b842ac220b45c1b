/** One attempt of one webhook, with retry rules, heartbeats and observers. */
@NullMarked
package dev.hookline.worker.internal.call;

import org.jspecify.annotations.NullMarked;
