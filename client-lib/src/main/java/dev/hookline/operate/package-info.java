/**
 * The operators' view of executions: the model of an execution here, and one package below for each
 * group of commands. The command line adds no logic of its own.
 */
@NullMarked
package dev.hookline.operate;

import org.jspecify.annotations.NullMarked;
