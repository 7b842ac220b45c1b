/**
 * For receivers: whether a request comes from who holds the key, by Standard Webhooks 1.0.0. Needs
 * nothing but the JDK.
 */
@NullMarked
package dev.hookline.verify;

import org.jspecify.annotations.NullMarked;
