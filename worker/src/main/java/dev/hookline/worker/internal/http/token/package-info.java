/** Access tokens of OAuth2 client credentials, which attempts share. */
@NullMarked
package dev.hookline.worker.internal.http.token;

import org.jspecify.annotations.NullMarked;
