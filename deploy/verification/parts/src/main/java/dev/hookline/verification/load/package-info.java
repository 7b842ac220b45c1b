/** Events of a scripted shape, the callers that send them, and what became of them. */
@NullMarked
package dev.hookline.verification.load;

import org.jspecify.annotations.NullMarked;
