/** The processes of a run: Temporal servers, Java programs, supervised programs. */
@NullMarked
package dev.hookline.verification.process;

import org.jspecify.annotations.NullMarked;
