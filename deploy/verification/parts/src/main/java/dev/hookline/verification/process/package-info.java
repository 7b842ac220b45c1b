/** The processes of a run: Temporal servers, Java programs, and those that are kept running. */
@NullMarked
package dev.hookline.verification.process;

import org.jspecify.annotations.NullMarked;
