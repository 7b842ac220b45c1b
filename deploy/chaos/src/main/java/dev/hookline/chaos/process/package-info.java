/** The processes under test: the server, and programs that are kept running. */
@NullMarked
package dev.hookline.chaos.process;

import org.jspecify.annotations.NullMarked;
