/**
 * What operators do with executions: here what an execution is, in the packages below what is done
 * with it, one package for each group of commands. The command line has nothing more.
 */
@NullMarked
package dev.hookline.operate;

import org.jspecify.annotations.NullMarked;
