/** Commands about existing executions. */
@NullMarked
package dev.hookline.cli.execution;

import org.jspecify.annotations.NullMarked;
