/** Loads a deployment with events of a scripted shape and says what it took: time, CPU, history. */
@NullMarked
package dev.hookline.cli.bench;

import org.jspecify.annotations.NullMarked;
