/** Validates JSON by RFC 8259 without building a tree. */
@NullMarked
package dev.hookline.internal.json;

import org.jspecify.annotations.NullMarked;
