/** The sync chain as a pure function: order, data flow, first failure. */
@NullMarked
package dev.hookline.internal.chain;

import org.jspecify.annotations.NullMarked;
