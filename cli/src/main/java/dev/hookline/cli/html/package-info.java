/** Self-contained HTML pages: one file each, with no external resources. */
@NullMarked
package dev.hookline.cli.html;

import org.jspecify.annotations.NullMarked;
