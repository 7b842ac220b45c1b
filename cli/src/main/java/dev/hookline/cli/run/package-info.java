/** Commands that run a program until it ends or is stopped. */
@NullMarked
package dev.hookline.cli.run;

import org.jspecify.annotations.NullMarked;
