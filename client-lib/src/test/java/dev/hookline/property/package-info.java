/** Properties that hold for any input, checked with generated input that is shrunk on failure. */
@NullMarked
package dev.hookline.property;

import org.jspecify.annotations.NullMarked;
