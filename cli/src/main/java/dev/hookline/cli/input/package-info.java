/** Reads and checks what commands are given: files, lengths of time, options, a server. */
@NullMarked
package dev.hookline.cli.input;

import org.jspecify.annotations.NullMarked;
