/** Self-contained HTML pages: one file each, nothing loaded from elsewhere. */
@NullMarked
package dev.hookline.cli.html;

import org.jspecify.annotations.NullMarked;
