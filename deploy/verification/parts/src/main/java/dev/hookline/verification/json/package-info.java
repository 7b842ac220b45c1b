/** Figures and records as JSON. */
@NullMarked
package dev.hookline.verification.json;

import org.jspecify.annotations.NullMarked;
