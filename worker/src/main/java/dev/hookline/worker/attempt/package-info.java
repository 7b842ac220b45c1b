/** What an embedding service observes of attempts. */
@NullMarked
package dev.hookline.worker.attempt;

import org.jspecify.annotations.NullMarked;
