/** {@code hookline keys}: keys that sign requests. */
@NullMarked
package dev.hookline.cli.keys;

import org.jspecify.annotations.NullMarked;
