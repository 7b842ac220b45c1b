/** What each side writes down, as lines of JSON that survive their writer. */
@NullMarked
package dev.hookline.verification.chaos.log;

import org.jspecify.annotations.NullMarked;
