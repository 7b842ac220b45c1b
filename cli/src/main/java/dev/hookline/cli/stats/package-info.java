/** {@code hookline stats}: shows webhook statistics. */
@NullMarked
package dev.hookline.cli.stats;

import org.jspecify.annotations.NullMarked;
