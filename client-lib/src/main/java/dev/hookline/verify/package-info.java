/**
 * For receivers: verifies that a request comes from the holder of the key, by Standard Webhooks
 * 1.0.0. Depends only on the JDK.
 */
@NullMarked
package dev.hookline.verify;

import org.jspecify.annotations.NullMarked;
