/** Reads and checks the input of commands: files, durations, options, a server. */
@NullMarked
package dev.hookline.cli.input;

import org.jspecify.annotations.NullMarked;
