/** Certificates and keys of connections to endpoints, as users keep them in files. */
@NullMarked
package dev.hookline.worker.internal.http.tls;

import org.jspecify.annotations.NullMarked;
