/** Prepares a namespace for Hookline: the namespace itself, its retention, search attributes. */
@org.jspecify.annotations.NullMarked
package dev.hookline.operate.setup;
