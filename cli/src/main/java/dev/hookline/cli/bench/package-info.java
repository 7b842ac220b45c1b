/** Loads a deployment with events of a scripted shape and reports time, CPU and history. */
@NullMarked
package dev.hookline.cli.bench;

import org.jspecify.annotations.NullMarked;
