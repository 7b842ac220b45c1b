/** What the commands have in common: options, exit codes, the file of figures. */
@NullMarked
package dev.hookline.verification.command;

import org.jspecify.annotations.NullMarked;
