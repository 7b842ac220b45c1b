/** Measures how soon an attempt continues on another worker when its own is killed. */
@NullMarked
package dev.hookline.verification.chaos.recovery;

import org.jspecify.annotations.NullMarked;
