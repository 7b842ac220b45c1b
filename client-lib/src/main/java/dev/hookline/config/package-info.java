/** The configuration file: read with positions, checked with every problem at once, described. */
@NullMarked
package dev.hookline.config;

import org.jspecify.annotations.NullMarked;
