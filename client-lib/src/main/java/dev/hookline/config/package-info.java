/**
 * The configuration: its model, the YAML reader and the rules. It depends on no other package of
 * ours, so a file can be read and checked anywhere.
 */
@NullMarked
package dev.hookline.config;

import org.jspecify.annotations.NullMarked;
