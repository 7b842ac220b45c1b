/** The common parts of the commands: options, exit codes, the file of figures. */
@NullMarked
package dev.hookline.verification.command;

import org.jspecify.annotations.NullMarked;
