/** Commands that act on running executions. */
@org.jspecify.annotations.NullMarked
package dev.hookline.cli.intervene;
