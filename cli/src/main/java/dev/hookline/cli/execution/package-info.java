/** Commands about executions that exist. */
@NullMarked
package dev.hookline.cli.execution;

import org.jspecify.annotations.NullMarked;
