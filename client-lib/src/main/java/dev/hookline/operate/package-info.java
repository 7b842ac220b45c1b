/**
 * The operators' view of executions: the model here, and one subpackage per group of commands. The
 * command line adds no logic of its own.
 */
@NullMarked
package dev.hookline.operate;

import org.jspecify.annotations.NullMarked;
