/**
 * The configuration: its model, the YAML reader and the rules. It does not depend on Temporal, so a
 * file can be read and checked anywhere.
 */
@NullMarked
package dev.hookline.config;

import org.jspecify.annotations.NullMarked;
