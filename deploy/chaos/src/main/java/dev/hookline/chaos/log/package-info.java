/** What each side writes down, as lines of JSON that survive their writer. */
@NullMarked
package dev.hookline.chaos.log;

import org.jspecify.annotations.NullMarked;
