/** {@code hookline replay}: of one execution, of many, and the control of batches. */
@org.jspecify.annotations.NullMarked
package dev.hookline.cli.replay;
