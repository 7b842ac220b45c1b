/** Rules that hold for any plan and any endpoint, checked with those that are drawn and shrunk. */
@NullMarked
package dev.hookline.worker.property;

import org.jspecify.annotations.NullMarked;
