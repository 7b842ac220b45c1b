/** JSON by RFC 8259, checked and not kept. */
@NullMarked
package dev.hookline.internal.json;

import org.jspecify.annotations.NullMarked;
