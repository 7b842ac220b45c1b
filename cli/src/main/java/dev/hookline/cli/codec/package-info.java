/** The codec server, through which the Temporal UI and CLI show encrypted content. */
@NullMarked
package dev.hookline.cli.codec;

import org.jspecify.annotations.NullMarked;
