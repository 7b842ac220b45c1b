/**
 * Signatures by Standard Webhooks 1.0.0: the keys that make them, and the keys that check them.
 * Needs nothing but the JDK. Receivers use {@code dev.hookline.verify}, which stands on it.
 */
@NullMarked
package dev.hookline.signing;

import org.jspecify.annotations.NullMarked;
