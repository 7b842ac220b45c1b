/** {@code hookline replay}: of one execution, of many, and the batches that do it. */
@org.jspecify.annotations.NullMarked
package dev.hookline.cli.replay;
