/** Pages that a browser shows without a server: one file each, nothing loaded from elsewhere. */
@NullMarked
package dev.hookline.cli.html;

import org.jspecify.annotations.NullMarked;
