/** Requests to endpoints, on OkHttp. */
@NullMarked
package dev.hookline.worker.internal.http;

import org.jspecify.annotations.NullMarked;
