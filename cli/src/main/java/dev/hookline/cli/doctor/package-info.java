/** The command that looks at what Hookline stands on. */
@NullMarked
package dev.hookline.cli.doctor;

import org.jspecify.annotations.NullMarked;
