/**
 * Signatures by Standard Webhooks 1.0.0: keys that sign and keys that verify. Depends only on the
 * JDK. Receivers use {@code dev.hookline.verify}, which builds on it.
 */
@NullMarked
package dev.hookline.internal.signing;

import org.jspecify.annotations.NullMarked;
