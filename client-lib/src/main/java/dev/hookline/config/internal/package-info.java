/** What the rules, the wire records and the worker all read in a configuration's texts. */
@NullMarked
package dev.hookline.config.internal;

import org.jspecify.annotations.NullMarked;
