/** Commands about an event and its configuration file. */
@NullMarked
package dev.hookline.cli.event;

import org.jspecify.annotations.NullMarked;
