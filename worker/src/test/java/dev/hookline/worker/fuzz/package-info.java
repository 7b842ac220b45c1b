/**
 * Fuzz targets for everything that parses external input: {@code deploy/verification/chaos/fuzz}
 * searches for inputs that reach new code, the build runs the committed files.
 */
@NullMarked
package dev.hookline.worker.fuzz;

import org.jspecify.annotations.NullMarked;
