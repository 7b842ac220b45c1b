/**
 * Properties that hold for any plan and any endpoint, checked with generated ones and shrunk on
 * failure.
 */
@NullMarked
package dev.hookline.worker.property;

import org.jspecify.annotations.NullMarked;
