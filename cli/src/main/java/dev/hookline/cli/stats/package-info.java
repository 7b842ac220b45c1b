/** The command that says how webhooks do. */
@NullMarked
package dev.hookline.cli.stats;

import org.jspecify.annotations.NullMarked;
