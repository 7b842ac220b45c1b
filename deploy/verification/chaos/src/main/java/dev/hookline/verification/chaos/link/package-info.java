/** Proxied connections that can be cut, held and slowed down. */
@NullMarked
package dev.hookline.verification.chaos.link;

import org.jspecify.annotations.NullMarked;
