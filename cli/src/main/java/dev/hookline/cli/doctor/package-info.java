/** {@code hookline doctor}: checks what Hookline depends on. */
@NullMarked
package dev.hookline.cli.doctor;

import org.jspecify.annotations.NullMarked;
