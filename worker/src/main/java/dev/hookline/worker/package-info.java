/** The worker: runs executions and calls endpoints; a program and an embeddable part. */
@NullMarked
package dev.hookline.worker;

import org.jspecify.annotations.NullMarked;
