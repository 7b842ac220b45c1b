/** What operators do with executions: find, read, replay. The command line has nothing more. */
@NullMarked
package dev.hookline.operate;

import org.jspecify.annotations.NullMarked;
