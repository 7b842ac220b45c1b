/** JSON by RFC 8259, checked without parsing it into anything. */
@NullMarked
package dev.hookline.internal.json;

import org.jspecify.annotations.NullMarked;
