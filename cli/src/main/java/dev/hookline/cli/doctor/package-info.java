/**
 * {@code hookline doctor} and {@code hookline setup}: check and prepare what Hookline depends on.
 */
@NullMarked
package dev.hookline.cli.doctor;

import org.jspecify.annotations.NullMarked;
