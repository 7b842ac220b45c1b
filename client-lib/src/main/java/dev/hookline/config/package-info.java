/**
 * The configuration: its model, the YAML reader and the rules. It depends on nothing else of ours,
 * so that a file can be read and checked anywhere.
 */
@NullMarked
package dev.hookline.config;

import org.jspecify.annotations.NullMarked;
