/**
 * Fuzz targets for what comes from outside: {@code deploy/verification/chaos/fuzz} draws inputs
 * that reach new code, the build runs the files beside the tests.
 */
@NullMarked
package dev.hookline.worker.fuzz;

import org.jspecify.annotations.NullMarked;
