/** The worker: runs executions and calls endpoints, as a program or embedded in a service. */
@NullMarked
package dev.hookline.worker;

import org.jspecify.annotations.NullMarked;
