/** Encryption at rest: what the Temporal server stores is encrypted before it leaves a program. */
@NullMarked
package dev.hookline.internal.encryption;

import org.jspecify.annotations.NullMarked;
