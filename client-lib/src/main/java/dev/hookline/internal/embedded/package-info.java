/**
 * For a caller and a worker in one process: the caller gets the outcome of its event when the
 * server has recorded it, without asking for it. And for any worker: the next task of an event that
 * waits for the recording of a response.
 */
@NullMarked
package dev.hookline.internal.embedded;

import org.jspecify.annotations.NullMarked;
