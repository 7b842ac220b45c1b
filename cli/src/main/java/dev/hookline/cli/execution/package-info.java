/** Commands that list, show and watch executions. */
@NullMarked
package dev.hookline.cli.execution;

import org.jspecify.annotations.NullMarked;
