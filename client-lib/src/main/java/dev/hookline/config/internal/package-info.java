/** Parsing of configuration values, shared by the rules, the wire records and the worker. */
@NullMarked
package dev.hookline.config.internal;

import org.jspecify.annotations.NullMarked;
