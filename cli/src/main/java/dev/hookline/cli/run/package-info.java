/** Commands that run something until it ends or is stopped. */
@NullMarked
package dev.hookline.cli.run;

import org.jspecify.annotations.NullMarked;
