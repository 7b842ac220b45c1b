/** How commands print: tables, lengths of time, JSON, and what a terminal may be sent. */
@NullMarked
package dev.hookline.cli.output;

import org.jspecify.annotations.NullMarked;
