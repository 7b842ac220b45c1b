/** The output of commands: tables, durations, JSON, and text that is safe for terminals. */
@NullMarked
package dev.hookline.cli.output;

import org.jspecify.annotations.NullMarked;
