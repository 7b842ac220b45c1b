/** Commands that run until they are stopped: worker, listen, demo. */
@NullMarked
package dev.hookline.cli.run;

import org.jspecify.annotations.NullMarked;
