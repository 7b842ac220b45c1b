/** The processes that are broken: the server, and programs that are kept running. */
@NullMarked
package dev.hookline.chaos.process;

import org.jspecify.annotations.NullMarked;
