/**
 * Acts on running executions: {@code hookline cancel}, {@code pause}, {@code resume}, {@code
 * retry-now}.
 */
@NullMarked
package dev.hookline.operate.intervene;

import org.jspecify.annotations.NullMarked;
