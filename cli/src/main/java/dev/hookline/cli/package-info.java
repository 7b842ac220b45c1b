/** The command line: options in, a plain call, one sentence out. */
@NullMarked
package dev.hookline.cli;

import org.jspecify.annotations.NullMarked;
