/** {@code hookline keys}: keys that sign requests, and keys that encrypt payloads. */
@NullMarked
package dev.hookline.cli.keys;

import org.jspecify.annotations.NullMarked;
