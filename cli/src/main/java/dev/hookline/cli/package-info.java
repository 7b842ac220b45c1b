/** The command line: parses options, makes one call, prints the result. */
@NullMarked
package dev.hookline.cli;

import org.jspecify.annotations.NullMarked;
