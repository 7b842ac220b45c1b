/**
 * For a caller and a worker in one process: the caller gets the outcome of its event when the
 * server has recorded it, without asking for it.
 */
@NullMarked
package dev.hookline.internal.embedded;

import org.jspecify.annotations.NullMarked;
