/** Commands about an event and the file that configures it. */
@NullMarked
package dev.hookline.cli.event;

import org.jspecify.annotations.NullMarked;
