/** Commands that act on executions that run. */
@org.jspecify.annotations.NullMarked
package dev.hookline.cli.intervene;
