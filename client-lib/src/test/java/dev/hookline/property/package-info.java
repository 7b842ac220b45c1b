/**
 * Rules that hold for any input, checked with input that is drawn and, where a rule breaks, shrunk.
 */
@NullMarked
package dev.hookline.property;

import org.jspecify.annotations.NullMarked;
