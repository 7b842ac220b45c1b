/** One attempt of one webhook, classified by pure rules. */
@NullMarked
package dev.hookline.worker.call;

import org.jspecify.annotations.NullMarked;
