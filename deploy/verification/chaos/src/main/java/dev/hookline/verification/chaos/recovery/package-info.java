/** How soon an attempt goes on elsewhere when its worker is killed. */
@NullMarked
package dev.hookline.verification.chaos.recovery;

import org.jspecify.annotations.NullMarked;
