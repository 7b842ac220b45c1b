/** Events of a scripted shape, the callers that send them, and their outcomes. */
@NullMarked
package dev.hookline.verification.load;

import org.jspecify.annotations.NullMarked;
