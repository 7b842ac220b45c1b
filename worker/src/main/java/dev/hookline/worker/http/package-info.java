/** Requests to endpoints, on OkHttp. */
@NullMarked
package dev.hookline.worker.http;

import org.jspecify.annotations.NullMarked;
