/** One attempt of one webhook, judged by pure rules. */
@NullMarked
package dev.hookline.worker.call;

import org.jspecify.annotations.NullMarked;
