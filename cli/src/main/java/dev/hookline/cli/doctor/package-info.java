/**
 * {@code hookline doctor}, {@code hookline setup} and {@code hookline version}: check, prepare and
 * name what Hookline depends on.
 */
@NullMarked
package dev.hookline.cli.doctor;

import org.jspecify.annotations.NullMarked;
